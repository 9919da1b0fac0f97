path	docker/harmless-errors.txt
group	-
---
⟪rc=137⟫
[]
⟪Error: No such object: nope⟫
⟪Error response from daemon: No such container: nope⟫
Error response from daemon: No such container: nope
⟪Error response from daemon: Get⟫ "https://nohost.invalid/v2/": dial tcp: lookup nohost.⟪invalid on⟫ ⟪10.0.0.2:53⟫: dial udp 10.0.0.2:53: connect: network is unreachable
⟪docker: Error response from daemon: driver⟫ ⟪failed programming external⟫ connectivity on endpoint confident_bhaskara (⟪6c1bee5d1046ac87488ee6891ba37c04baa29417b88a52510ca4922f978df86c⟫): Bind for ⟪0.0.0.0⟫:1 ⟪failed: port is already allocated⟫

Run 'docker run --help' for more information
⟪Error response from daemon: No such container: postgres⟫
NAME      IMAGE     COMMAND   SERVICE   CREATED   STATUS    PORTS
⟪Error response from daemon: Cannot kill container: nope: No such⟫ container: nope
⟪Error response from daemon: plugin⟫ "nope" ⟪not found⟫
Error response from daemon: No such container: nope
Error response from daemon: No such container: nope
⟪Error: failed to start containers: nope⟫
