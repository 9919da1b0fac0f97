path	git/trace-curl.txt
group	-
1	any	«40»
---
05:39:30.424907 git.c:460               trace: built-in: git ls-remote http://mira:⟦1⟧@⟪127.0.0.1:8085⟫/x.git
05:39:30.425086 run-command.c:655       trace: ⟪run_command⟫: git remote-http http://mira:⟦1⟧@127.0.0.1:8085/x.git http://mira:⟦1⟧@127.0.0.1:8085/x.git
05:39:30.426599 git.c:750               trace: exec: git-remote-http http://mira:⟦1⟧@127.0.0.1:8085/x.git http://mira:⟦1⟧@127.0.0.1:8085/x.git
05:39:30.426665 run-command.c:655       trace: run_command: git-remote-http http://mira:⟦1⟧@127.0.0.1:8085/x.git http://mira:⟦1⟧@127.0.0.1:8085/x.git
05:39:30.433099 http.c:725              == Info:   Trying 127.0.0.1:8085...
05:39:30.433219 http.c:725              == Info: connect to ⟪127.0.0.1⟫ port 8085 ⟪failed: Connection refused⟫
05:39:30.433252 http.c:725              == ⟪Info: Failed to connect to⟫ 127.0.0.1 port 8085 after 0 ⟪ms: Couldn't connect to server⟫
05:39:30.433271 http.c:725              == Info: Closing connection 0
⟪fatal: unable to access⟫ 'http://127.0.0.1:8085/x.git/': ⟪Failed to connect to⟫ 127.0.0.1 port 8085 after 0 ms: Couldn't connect to server
⟪fatal: not a git repository⟫ (or any parent up to mount point /)
Stopping at filesystem boundary (GIT_DISCOVERY_ACROSS_FILESYSTEM not set).
{"event":"version","sid":"20261130T053930.447717Z-H8e267a52-P0000016c","thread":"main","time":"⟪2026-11-30T05:39:30.447760Z⟫","file":"common-main.c","line":50,"evt":"3","exe":"2.39.5"}
{"event":"start","sid":"20261130T053930.447717Z-H8e267a52-P0000016c","thread":"main","time":"⟪2026-11-30T05:39:30.447799Z⟫","file":"common-main.c","line":51,"t_abs":0.000361,"argv":["git","ls-remote","http://mira:⟦1⟧@127.0.0.1:9/z.git"]}
{"event":"cmd_ancestry","sid":"20261130T053930.447717Z-H8e267a52-P0000016c","thread":"main","time":"⟪2026-11-30T05:39:30.447877Z⟫","file":"compat/linux/procinfo.c","line":170,"ancestry":["bash","python3"]}
{"event":"cmd_name","sid":"20261130T053930.447717Z-H8e267a52-P0000016c","thread":"main","time":"⟪2026-11-30T05:39:30.447971Z⟫","file":"git.c","line":461,"name":"ls-remote","hierarchy":"ls-remote"}
{"event":"child_start","sid":"20261130T053930.447717Z-H8e267a52-P0000016c","thread":"main","time":"2026-11-30T05:39:30.448073Z","file":"run-command.c","line":722,"child_id":0,"child_class":"remote-http","use_shell":false,"argv":["git","remote-http","http://mira:⟦1⟧@127.0.0.1:9/z.git","http://mira:⟦1⟧@127.0.0.1:9/z.git"]}
{"event":"version","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d","thread":"main","time":"2026-11-30T05:39:30.449502Z","file":"common-main.c","line":50,"evt":"3","exe":"2.39.5"}
{"event":"start","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d","thread":"main","time":"2026-11-30T05:39:30.449541Z","file":"common-main.c","line":51,"t_abs":0.000367,"argv":["/usr/lib/git-core/git","remote-http","http://mira:⟦1⟧@127.0.0.1:9/z.git","http://mira:⟦1⟧@127.0.0.1:9/z.git"]}
{"event":"cmd_ancestry","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d","thread":"main","time":"2026-11-30T05:39:30.449612Z","file":"compat/linux/procinfo.c","line":170,"ancestry":["git","bash","python3"]}
{"event":"cmd_name","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d","thread":"main","time":"2026-11-30T05:39:30.449685Z","file":"git.c","line":744,"name":"_run_dashed_","hierarchy":"ls-remote/_run_dashed_"}
{"event":"child_start","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d","thread":"main","time":"2026-11-30T05:39:30.449712Z","file":"run-command.c","line":722,"child_id":0,"child_class":"dashed","use_shell":false,"argv":["git-remote-http","http://mira:⟦1⟧@127.0.0.1:9/z.git","http://mira:⟦1⟧@127.0.0.1:9/z.git"]}
{"event":"version","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d/20261130T053930.455613Z-H8e267a52-P0000016e","thread":"main","time":"2026-11-30T05:39:30.455647Z","file":"common-main.c","line":50,"evt":"3","exe":"2.39.5"}
{"event":"start","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d/20261130T053930.455613Z-H8e267a52-P0000016e","thread":"main","time":"2026-11-30T05:39:30.455686Z","file":"common-main.c","line":51,"t_abs":0.000306,"argv":["/usr/lib/git-core/git-remote-http","http://mira:⟦1⟧@127.0.0.1:9/z.git","http://mira:⟦1⟧@127.0.0.1:9/z.git"]}
{"event":"cmd_ancestry","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d/20261130T053930.455613Z-H8e267a52-P0000016e","thread":"main","time":"2026-11-30T05:39:30.455769Z","file":"compat/linux/procinfo.c","line":170,"ancestry":["git","git","bash","python3"]}
{"event":"cmd_name","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d/20261130T053930.455613Z-H8e267a52-P0000016e","thread":"main","time":"2026-11-30T05:39:30.455820Z","file":"remote-curl.c","line":1539,"name":"remote-curl","hierarchy":"ls-remote/_run_dashed_/remote-curl"}
{"event":"error","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d/20261130T053930.455613Z-H8e267a52-P0000016e","thread":"main","time":"2026-11-30T05:39:30.456459Z","file":"usage.c","line":60,"msg":"⟪unable to access⟫ 'http://127.0.0.1:9/z.git/': Failed to connect to 127.0.0.1 port 9 after 0 ms: Couldn't connect to server","fmt":"unable to access '%s': %s"}
fatal: unable to access 'http://127.0.0.1:9/z.git/': Failed to connect to 127.0.0.1 port 9 after 0 ms: Couldn't connect to server
{"event":"exit","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d/20261130T053930.455613Z-H8e267a52-P0000016e","thread":"main","time":"2026-11-30T05:39:30.456507Z","file":"usage.c","line":74,"t_abs":0.001127,"code":128}
{"event":"atexit","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d/20261130T053930.455613Z-H8e267a52-P0000016e","thread":"main","time":"2026-11-30T05:39:30.456565Z","file":"trace2/tr2_tgt_event.c","line":204,"t_abs":0.001184,"code":128}
{"event":"child_exit","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d","thread":"main","time":"2026-11-30T05:39:30.457165Z","file":"run-command.c","line":979,"child_id":0,"pid":366,"code":128,"t_rel":0.007450}
{"event":"exit","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d","thread":"main","time":"2026-11-30T05:39:30.457203Z","file":"git.c","line":766,"t_abs":0.008028,"code":128}
{"event":"atexit","sid":"20261130T053930.447717Z-H8e267a52-P0000016c/20261130T053930.449457Z-H8e267a52-P0000016d","thread":"main","time":"2026-11-30T05:39:30.457227Z","file":"trace2/tr2_tgt_event.c","line":204,"t_abs":0.008046,"code":128}
{"event":"exit","sid":"20261130T053930.447717Z-H8e267a52-P0000016c","thread":"main","time":"2026-11-30T05:39:30.457439Z","file":"transport-helper.c","line":581,"t_abs":0.009998,"code":128}
{"event":"atexit","sid":"20261130T053930.447717Z-H8e267a52-P0000016c","thread":"main","time":"2026-11-30T05:39:30.457470Z","file":"trace2/tr2_tgt_event.c","line":204,"t_abs":0.010031,"code":128}
