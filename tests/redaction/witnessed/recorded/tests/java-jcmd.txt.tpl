path	tests/java-jcmd.txt
group	-
0	word	«W6»#«w5»«d2»
1	any	«40»
2	word	«w5»-«w7»-«w4»-«w6»
---
{password=⟦0⟧} [apiKey=⟦1⟧] Optional[token=⟦1⟧] [⟦0|!decc:0:14⟧]
keystore.password   : ⟦2⟧
Config[dbPassword=⟦0⟧, ⟪port=5432⟫]
⟦1⟧ [mysql, --password=⟦1⟧]
135:
VM Arguments:
jvm_args: -Ddb.password=⟦0⟧ -Djavax.net.ssl.keyStorePassword=⟦1⟧ -Dserver.⟪port=8080⟫ --add-modules=ALL-DEFAULT 
Launcher Type: SUN_STANDARD
135:
#Mon ⟪Nov 30 06:16:19⟫ UTC 2026
db.password=⟦0|«0:6»\#«7:14»⟧
server.port=8080
197 jdk.jcmd/sun.tools.jps.Jps -lvm -Dapplication.home=⟪/usr/lib/jvm/java-17-openjdk-amd64⟫ -Xms8m -Djdk.module.main=jdk.jcmd
135 jdk.compiler/com.sun.tools.javac.launcher.Main q.java --spring.datasource.password=⟦0⟧ -Ddb.password=⟦0⟧ -Djavax.net.ssl.keyStorePassword=⟦1⟧ -Dserver.port=8080 --add-modules=ALL-DEFAULT
Exception in thread "main" java.lang.IllegalStateException: ⟪Access denied for user shop with password⟫ ⟦0⟧
	at q.main(q.java:4)
Caused by: java.lang.RuntimeException: jdbc:mysql://⟪db.example.net:3306⟫/shop?⟪user=shop⟫&password=⟦0⟧
	at q.main(q.java:4)
	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke(NativeMethodAccessorImpl.java:77)
	at java.base/jdk.internal.reflect.DelegatingMethodAccessorImpl.invoke(DelegatingMethodAccessorImpl.java:43)
	at java.base/java.lang.reflect.Method.invoke(Method.java:569)
	at jdk.compiler/com.sun.tools.javac.launcher.Main.execute(Main.java:419)
	at jdk.compiler/com.sun.tools.javac.launcher.Main.run(Main.java:192)
	at jdk.compiler/com.sun.tools.javac.launcher.Main.main(Main.java:132)
Unrecognized option: --bogus-⟦1⟧
⟪Error: Could not create the Java Virtual⟫ Machine.
⟪Error: A fatal exception has occurred⟫. Program will exit.
Generating 256 bit EC (secp256r1) key pair and self-signed certificate (SHA256withECDSA) with a validity of 90 days
	for: CN=x
[Storing ks.p12]
⟪keytool error: java⟫.io.IOException: keystore password was incorrect
Keystore type: PKCS12
Keystore provider: SUN

Your keystore contains 1 entry

a, Nov 30, 2026, PrivateKeyEntry, 
Certificate fingerprint (SHA-256): 65:3D:67:FE:94:1D:DD:C7:15:C9:B2:6E:DF:76:89:98:F4:DF:B8:E1:30:B8:38:7D:69:FD:28:06:71:81:79:16
