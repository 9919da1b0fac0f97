path	config/xml-settings.xml
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»<«w5»>«d3»
3	word	«W6»&«w5»=«d3»
4	any	«35»
---
<settings>
  <servers><server><id>nexus</id><username>ci</username><password>⟦0⟧</password></server>
  <server><id>deploy</id><privateKey>${user.home}⟪/.ssh/id_rsa⟫</privateKey><passphrase>⟦2|«0:6»&lt;«7:12»&gt;«13:16»⟧</passphrase></server></servers>
</settings>
<configuration>
  <connectionStrings><add ⟪name="Shop⟫" ⟪connectionString⟫="Server=tcp:⟪db.example.net⟫,1433;Database=shop;User ID=shop;Password=⟦3|«0:6»&amp;«7:12»=«13:16»⟧;Encrypt=True" ⟪providerName⟫="System.Data.SqlClient" /></connectionStrings>
  <appSettings><add key="ApiKey" value="⟦1⟧" /><add key="RetryCount" value="3" /></appSettings>
</configuration>
<Resource ⟪name="jdbc/shop⟫" auth="Container" type="javax.sql.DataSource" username="shop" password="⟦0⟧" url="jdbc:mysql://⟪db.example.net:3306⟫/shop" ⟪maxTotal⟫="20"/>
<user username="tomcat" password="⟦0⟧" roles="manager-gui"/>
<property><name>javax.jdo.option.ConnectionPassword</name><value>⟦0⟧</value></property>
<bean id="ds"><property ⟪name="password⟫" value="⟦0⟧"/><property ⟪name="url⟫" value="jdbc:x"/></bean>
<entry key="mail.smtp.password"><![CDATA[⟦2⟧]]></entry>
<string ⟪name="google_maps_key⟫">AIza⟦4⟧</string>
<soap:Header><wsse:UsernameToken><wsse:Username>svc</wsse:Username><wsse:Password Type="#PasswordText">⟦0⟧</wsse:Password></wsse:UsernameToken></soap:Header>
