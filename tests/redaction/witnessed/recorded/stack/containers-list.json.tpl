path	stack/containers-list.json
group	stack
---
{"message":"client version 1.43 is too new. Maximum supported API version is 1.41"}
