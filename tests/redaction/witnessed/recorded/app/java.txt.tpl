path	app/java.txt
group	-
0	word	«W6»#«w5»«d2»
1	any	«40»
2	word	«W6»$«w5»"«d3»
---
DataSource[url=jdbc:postgresql://⟪db.example.net:5432⟫/shop?⟪user=shop⟫&password=⟦1⟧&⟪sslmode=require⟫, username=shop, password=⟦0⟧, ⟪maxPoolSize⟫=10]
Cred{⟪user='svc⟫', secret='⟦1⟧', ⟪ttl=3600⟫}
{jwt.secret=⟦1⟧, server.⟪port=8080⟫, spring.datasource.password=⟦0⟧}
[--db.password=⟦0⟧, --server.port=8080]
#Mon ⟪Nov 30 05:38:50⟫ UTC 2026
db.password=⟦2⟧
db.url=jdbc\:mysql\://⟪db.example.net⟫\:3306/shop
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE properties SYSTEM "http://java.sun.com/dtd/properties.dtd">
<properties>
<entry key="db.password">⟦2⟧</entry>
<entry key="db.url">jdbc:mysql://⟪db.example.net:3306⟫/shop</entry>
</properties>
-- listing properties --
db.password=⟦2⟧
db.url=jdbc:mysql://db.example.net:3306/shop
Nov 30, 2026 5:38:50 AM p main
⟪WARNING: login failed user⟫=mira password=⟦2⟧ ip=⟪203.0.113.9⟫
java.sql.SQLException: No suitable driver found for jdbc:postgresql://db.example.net/shop?password=⟦1⟧
	at java.sql/java.sql.DriverManager.getConnection(DriverManager.java:706)
	at java.sql/java.sql.DriverManager.getConnection(DriverManager.java:252)
	at p.main(p.java:8)
	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke(NativeMethodAccessorImpl.java:77)
	at java.base/jdk.internal.reflect.DelegatingMethodAccessorImpl.invoke(DelegatingMethodAccessorImpl.java:43)
	at java.base/java.lang.reflect.Method.invoke(Method.java:569)
	at jdk.compiler/com.sun.tools.javac.launcher.Main.execute(Main.java:419)
	at jdk.compiler/com.sun.tools.javac.launcher.Main.run(Main.java:192)
	at jdk.compiler/com.sun.tools.javac.launcher.Main.main(Main.java:132)
java.net.URISyntaxException: Illegal character in authority at index 7: amqp://shop:⟦2⟧@mq:5672
javax.net.ssl.trustStorePassword=⟦1⟧
java.version=17.0.15
