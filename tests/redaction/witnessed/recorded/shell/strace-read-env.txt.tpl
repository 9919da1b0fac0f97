path	shell/strace-read-env.txt
group	-
0	hex	«64»
1	word	«W6»@«w5»«d2»
2	any	«14»+«13»/«14»=
---
openat(⟪AT_FDCWD⟫, "⟪/lib/x86_64-linux-gnu/libc.so.6⟫", O_RDONLY|O_CLOEXEC) = 3
openat(AT_FDCWD, "⟪/usr/lib/locale/locale-archive⟫", O_RDONLY|O_CLOEXEC) = -1 ENOENT (⟪No such file or directory⟫)
openat(AT_FDCWD, "⟪/usr/share/locale/locale.alias⟫", O_RDONLY|O_CLOEXEC) = 3
read(3, "# Locale name alias data base.\n# Copyright (C) 1996-2022 Free Software Foundation, Inc.\n#\n# This program is free software; you can redistribute it and/or modify\n# it under the terms of the GNU General Public License as published by\n# the Free Software Foundation; either version 2, or (at your option)\n# any later version.\n#\n# This program is distributed in the hope that it will be useful,\n# but WIT"..., 4096) = 2996
read(3, "", 4096)                       = 0
openat(AT_FDCWD, "⟪/usr/lib/locale/C.UTF-8⟫/⟪LC_IDENTIFICATION⟫", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file or directory)
openat(AT_FDCWD, "/usr/lib/locale/C.utf8/LC_IDENTIFICATION", O_RDONLY|O_CLOEXEC) = 3
openat(AT_FDCWD, "/usr/lib/x86_64-linux-gnu/gconv/gconv-modules.cache", O_RDONLY) = 3
openat(AT_FDCWD, "/usr/lib/locale/C.UTF-8/⟪LC_MEASUREMENT⟫", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file or directory)
openat(AT_FDCWD, "/usr/lib/locale/C.utf8/LC_MEASUREMENT", O_RDONLY|O_CLOEXEC) = 3
⟪BETTER_AUTH_SECRET⟫=⟦0⟧
⟪SMTP_PASSWORD⟫='⟦1⟧'
⟪WG_KEY⟫=⟦2⟧
DAOFLOW_PORT=3000
read(3, "", 131072)                     = 0
+++ exited with 0 +++
read(3, "", 4096)                       = 0
cat: /srv/app/nofile: No such file or directory
+++ exited with 1 +++
