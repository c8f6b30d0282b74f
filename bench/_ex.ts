import knexFactory from "knex"
import { readFileSync } from "fs"
async function main(){
  const url = new URL(readFileSync("/tmp/w/url","utf8")); url.pathname="/arms_prof"
  const knex = knexFactory({client:"pg", connection: url.toString()})
  const src = readFileSync("src/modules/arms/sql/candidates.ts","utf8"); const sql = src.slice(src.indexOf("`select a.id"), src.indexOf("limit ?`")).slice(1)+"limit ?"
  const r = await knex.raw("explain (analyze, buffers) "+sql, ["aracc_0003000", -1, false, "2026-03-28", "2025-02-01", 2500])
  console.log(r.rows.map((x:any)=>x["QUERY PLAN"]).join("\n"))
  await knex.destroy()
}
main()
