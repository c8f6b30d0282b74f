import { openTool } from "../demo/tool"
import { prepare, setDay } from "../demo/replay-days"
import { date } from "../src/domain"
import { runToday } from "../src/modules/arms/run/engine"
import { readFileSync } from "fs"
// reuse build from bench by source
const src = readFileSync("bench/plan.ts","utf8")
const m = src.slice(src.indexOf("async function build"), src.indexOf("const PLANNED"))
const ts = require("typescript")
const js = ts.transpileModule(m, {compilerOptions:{target:"es2022"}}).outputText
const build = new Function("DAY", js + "; return build")(date("2026-03-18"))
async function main(){
  const url = readFileSync("/tmp/w/url","utf8")
  const R = Number(process.env.R ?? 100000), D = Number(process.env.D ?? 10000)
  const tool = await openTool(url, "arms_prof")
  const db = tool.host.db()
  await build(db, {receivables:R, due:D, accounts: D/5})
  await prepare(tool.host, "standard", date("2026-03-01")); await setDay(tool.host, date("2026-03-18"))
  const spent = new Map<string, [number, number]>(); const at = new Map<string,[number,string]>()
  tool.knex.on("query", (q:any)=>at.set(q.__knexQueryUid,[performance.now(), q.sql.replace(/\s+/g," ").slice(0,70)]))
  tool.knex.on("query-response", (_r:any,q:any)=>{const a=at.get(q.__knexQueryUid); if(!a) return; const s=spent.get(a[1])??[0,0]; s[0]+=performance.now()-a[0]; s[1]++; spent.set(a[1],s)})
  const F:number[]=[],P:number[]=[]
  for (let i=0;i<8;i++){
    await db.rows(`truncate arms_action, arms_notice, arms_run, arms_calendar_task, arms_hold`)
    spent.clear()
    const t=performance.now(); await runToday(tool.host,"x"); const total=performance.now()-t; P.push(total); if(i===0){ await db.rows('create table dec_a as select * from arms_action where run_id is not null'); await db.rows('create table dec_n as select * from arms_notice'); await db.rows('create table fl_a (like arms_action including all)'); await db.rows('create table fl_n (like arms_notice including all)') }; await db.rows('truncate fl_a, fl_n'); const t2=performance.now(); await tool.host.transaction(async (x)=>{await x.rows('insert into fl_a select * from dec_a on conflict do nothing'); await x.rows('insert into fl_n select * from dec_n on conflict do nothing')}); F.push(performance.now()-t2)
    if(i===7){ const med=(l:number[])=>[...l].slice(1).sort((a,b)=>a-b)[3]; console.log('plan',P.map(x=>x.toFixed(0)).join(' '),'floor',F.map(x=>x.toFixed(0)).join(' '),'RATIO',(med(P)/med(F)).toFixed(2)); console.log("total",total.toFixed(0)); let sum=0
      for(const [k,[ms,n]] of [...spent].sort((a,b)=>b[1][0]-a[1][0]).slice(0,14)){ console.log(ms.toFixed(0).padStart(7),String(n).padStart(4),k); sum+=ms }
      console.log("sql",sum.toFixed(0)) }
  }
  await tool.close()
}
main().catch(e=>{console.error(e);process.exit(1)})
