path	git/log-diff.txt
group	-
0	any	sk_live_«24»
1	hex	«64»
2	word	«W6»!«w5»«d2»
---
diff --git a/.env b/.env
index ea1986c..1c3f1d6 100644
--- a/.env
+++ b/.env
@@ -1,3 +1,3 @@
-⟪STRIPE_KEY⟫=⟦0⟧
-PORT=3000
-⟪SESSION_SECRET⟫=⟦1⟧
+STRIPE_KEY=
+PORT=3001
+⟪DB_PASSWORD⟫=⟦2⟧
commit ⟪42b7520bfd91cf78765c6fdefa8c92b0fcff6ec4⟫
Author: Ops <ops@example.com>
Date:   Mon ⟪Nov 30 05:39:30⟫ 2026 +0000

    use live key ⟦0⟧
---
 .env | 3 ++-
 1 file changed, 2 insertions(+), 1 deletion(-)

diff --git a/.env b/.env
index 871a334..ea1986c 100644
--- a/.env
+++ b/.env
@@ -1,2 +1,3 @@
-STRIPE_KEY=x
+STRIPE_KEY=⟦0⟧
 PORT=3000
+SESSION_SECRET=⟦1⟧

commit ⟪ff16145e09d702d940ec4c464260cdc4d45f1af2⟫
Author: Ops <ops@example.com>
Date:   Mon Nov 30 05:39:30 2026 +0000

    add env
---
 .env | 2 ++
 1 file changed, 2 insertions(+)

diff --git a/.env b/.env
new file mode 100644
index 0000000..871a334
--- ⟪/dev/null⟫
+++ b/.env
@@ -0,0 +1,2 @@
+STRIPE_KEY=x
+PORT=3000
commit 42b7520bfd91cf78765c6fdefa8c92b0fcff6ec4
Author: Ops <ops@example.com>
Date:   Mon Nov 30 05:39:30 2026 +0000

    use live key ⟦0⟧

diff --git a/.env b/.env
index 871a334..ea1986c 100644
--- a/.env
+++ b/.env
@@ -1,2 +1,3 @@
-STRIPE_KEY=x
+STRIPE_KEY=⟦0⟧
 PORT=3000
+SESSION_SECRET=⟦1⟧
42b7520b (Ops ⟪2026-11-30 05:39:30⟫ +0000 1) STRIPE_KEY=⟦0⟧
^ff16145 (Ops 2026-11-30 05:39:30 +0000 2) PORT=3000
42b7520b (Ops 2026-11-30 05:39:30 +0000 3) SESSION_SECRET=⟦1⟧
HEAD:.env:1:STRIPE_KEY=⟦0⟧
42b7520 use live key ⟦0⟧
ff16145 add env
42b7520 HEAD@{0}: reset: moving to HEAD
42b7520 HEAD@{1}: commit: use live key ⟦0⟧
ff16145 HEAD@{2}: commit (initial): add env
STRIPE_KEY=⟦0⟧
PORT=3000
SESSION_SECRET=⟦1⟧
42b7520bfd91cf78765c6fdefa8c92b0fcff6ec4 Ops use live key ⟦0⟧
