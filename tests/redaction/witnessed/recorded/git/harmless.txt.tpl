path	git/harmless.txt
group	-
0	any	sk_live_«24»
---
On branch master
nothing to commit, working tree clean
commit ⟪42b7520bfd91cf78765c6fdefa8c92b0fcff6ec4⟫
Author:     Ops <ops@example.com>
AuthorDate: Mon ⟪Nov 30 05:39:30⟫ 2026 +0000
Commit:     Ops <ops@example.com>
CommitDate: Mon Nov 30 05:39:30 2026 +0000

    use live key ⟦0⟧

commit ⟪ff16145e09d702d940ec4c464260cdc4d45f1af2⟫
Author:     Ops <ops@example.com>
AuthorDate: Mon Nov 30 05:39:30 2026 +0000
Commit:     Ops <ops@example.com>
42b7520bfd91cf78765c6fdefa8c92b0fcff6ec4
100644 blob ⟪ea1986cd1abc6081a8a5cff32114060c491709dd⟫	.env
count: 10
size: 40.00 KiB
in-pack: 0
packs: 0
size-pack: ⟪0 bytes⟫
prune-packable: 0
garbage: 0
size-garbage: 0 bytes
merge: nope - not something we can merge
⟪error: pathspec⟫ 'nope' did not match any file(s) known to git
42b7520
commit
