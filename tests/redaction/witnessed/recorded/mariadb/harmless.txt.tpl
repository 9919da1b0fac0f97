path	mariadb/harmless.txt
group	-
---
2026-11-30  5:46:27 0 [Note] ⟪InnoDB⟫: Number of transaction pools: 1
2026-11-30  5:46:27 0 [Note] InnoDB: Using crc32 + pclmulqdq instructions
2026-11-30  5:46:27 0 [Note] InnoDB: Using io_uring
2026-11-30  5:46:27 0 [Note] InnoDB: ⟪innodb_buffer_pool_size_max⟫=8388614m, ⟪innodb_buffer_pool_size⟫=128m
2026-11-30  5:46:27 0 [Note] InnoDB: Completed initialization of buffer pool
2026-11-30  5:46:27 0 [Note] InnoDB: Buffered log writes (block size=⟪512 bytes⟫)
2026-11-30  5:46:28 0 [Note] InnoDB: End of log at LSN=44744
2026-11-30  5:46:28 0 [Note] InnoDB: 128 rollback segments are active.
2026-11-30  5:46:28 0 [Note] InnoDB: Setting file './ibtmp1' size to ⟪12.000MiB⟫. Physically writing the file full; Please wait ...
2026-11-30  5:46:28 0 [Note] InnoDB: File './ibtmp1' size is now 12.000MiB.
2026-11-30  5:46:28 0 [Note] InnoDB: log sequence number 44744; transaction id 14
2026-11-30  5:46:28 0 [Note] InnoDB: Loading buffer pool(s) from ⟪/srv/my/ib_buffer_pool⟫
2026-11-30  5:46:28 0 [Note] Plugin 'FEEDBACK' is disabled.
2026-11-30  5:46:28 0 [Note] InnoDB: Buffer pool(s) load completed at 261130  5:46:28
2026-11-30  5:46:28 0 [Note] Server socket created on IP: '⟪127.0.0.1⟫', ⟪port: '3306⟫'.
2026-11-30  5:46:28 0 [Note] mariadbd: ready for connections.
Version: '10.11.19-MariaDB-0+deb12u1-log'  socket: '⟪/run/mysqld/s.sock⟫'  ⟪port: 3306⟫  Debian 12
2026-11-30  5:46:28 5 [Note] Master connection name: ''  Master_info_file: 'master.info'  Relay_info_file: 'relay-log.info'
2026-11-30  5:46:28 5 [Warning] Neither --relay-log nor --relay-log-index were used; so replication may break when this MariaDB server acts as a slave and has its hostname changed. Please use '--log-basename=#' or '--relay-log=prod-eu-3-relay-bin' to avoid this problem.
2026-11-30  5:46:28 5 [Note] 'CHANGE MASTER TO executed'. Previous state ⟪master_host⟫='', ⟪master_port⟫='3306', ⟪master_log_file⟫='', ⟪master_log_pos⟫='4'. New state master_host='⟪db2.example.net⟫', master_port='3306', master_log_file='', master_log_pos='4'.
2026-11-30  5:46:28 5 [Note] Previous Using_Gtid=Slave_Pos. New Using_Gtid=Slave_Pos
2026-11-30  5:46:30 17 [Warning] ⟪Access denied for user⟫ 'app'@'localhost' (using password: YES)
2026-11-30  5:46:30 18 [Warning] Access denied for user 'app'@'localhost' (using password: YES)
2026-11-30  5:46:30 19 [Warning] Access denied for user 'ghost'@'localhost' (using password: YES)
2026-11-30  5:46:30 22 [Warning] Access denied for user 'app'@'localhost' (using password: YES)
mariadb  Ver 15.1 Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64) using  EditLine wrapper
