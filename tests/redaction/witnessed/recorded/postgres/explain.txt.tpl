path	postgres/explain.txt
group	-
0	any	«40»
1	word	«W6»!«w5»«d2»
---
                                QUERY PLAN                                
--------------------------------------------------------------------------
 Seq Scan on account  (cost=0.00..1.02 rows=1 width=132)
   Filter: (api_token = '⟦0⟧'::text)
(2 rows)

                                            QUERY PLAN                                             
---------------------------------------------------------------------------------------------------
 [                                                                                                +
   {                                                                                              +
     "Plan": {                                                                                    +
       "Node Type": "Seq Scan",                                                                   +
       "Parallel Aware": false,                                                                   +
       "Async Capable": false,                                                                    +
       "Relation Name": "app_env",                                                                +
       "Schema": "public",                                                                        +
       "Alias": "app_env",                                                                        +
       "Startup Cost": 0.00,                                                                      +
       "Total Cost": 1.06,                                                                        +
       "Plan Rows": 1,                                                                            +
       "Plan Width": 101,                                                                         +
       "Output": ["id", "app", "name", "value", "is_secret"],                                     +
       "Filter": "((app_env.name = '⟪API_KEY⟫'::text) AND (app_env.value = '⟦1⟧'::text))"+
     },                                                                                           +
     "Query Identifier": 3527668872047466055                                                      +
   }                                                                                              +
 ]
(1 row)

                                              QUERY PLAN                                               
-------------------------------------------------------------------------------------------------------
 - Plan:                                                                                              +
     Node Type: "Seq Scan"                                                                            +
     Parallel Aware: false                                                                            +
     Async Capable: false                                                                             +
     Relation Name: "account"                                                                         +
     Alias: "account"                                                                                 +
     Startup Cost: 0.00                                                                               +
     Total Cost: 1.02                                                                                 +
     Plan Rows: 2                                                                                     +
     Plan Width: 4                                                                                    +
     Filter: "(api_token = ANY ('{⟦0⟧,⟦1⟧}'::text[]))"
(1 row)

                           QUERY PLAN                            
-----------------------------------------------------------------
 <explain xmlns="http://www.postgresql.org/2009/explain">       +
   <Query>                                                      +
     <Plan>                                                     +
       <Node-Type>Seq Scan</Node-Type>                          +
       <Parallel-Aware>false</Parallel-Aware>                   +
       <Async-Capable>false</Async-Capable>                     +
       <Relation-Name>account</Relation-Name>                   +
       <Alias>account</Alias>                                   +
       <Startup-Cost>0.00</Startup-Cost>                        +
       <Total-Cost>1.02</Total-Cost>                            +
       <Plan-Rows>1</Plan-Rows>                                 +
       <Plan-Width>4</Plan-Width>                               +
       <Filter>(password_hash = '⟦1⟧'::text)</Filter>+
     </Plan>                                                    +
   </Query>                                                     +
 </explain>
(1 row)
