import { execFileSync } from "child_process"
import fs from "fs"
import path from "path"
import ts from "typescript"

const root = path.resolve(__dirname, "../..")
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && fs.existsSync(path.join(root, file)))
const sources = files.filter((file) => /\.(ts|tsx)$/.test(file) && !file.includes("/migrations/"))
const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8")
const isTest = (file: string) => /\.spec\.ts$|__tests__|\/testing\/|^integration-tests\//.test(file)

/** Which folders a folder may import (DESIGN §8, style §8). `lib:` stands for packages. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  "src/domain": ["src/domain"],
  "src/operations": ["src/operations", "src/domain"],
  "src/contract": ["src/contract", "src/operations", "src/domain", "lib:@medusajs/framework/zod"],
  "src/modules/arms": [
    "src/modules/arms",
    "src/contract",
    "src/operations",
    "src/domain",
    "lib:@medusajs/framework",
    "lib:date-holidays",
    "lib:crypto",
    "lib:timers/promises",
  ],
  "src/providers": [
    "src/providers",
    "src/operations",
    "lib:@medusajs/framework",
    "lib:resend",
    "lib:standardwebhooks",
    "lib:crypto",
  ],
  "src/emails": ["src/emails", "src/operations", "lib:@react-email", "lib:react"],
  "src/adapters": [
    "src/adapters",
    "src/providers",
    "src/emails",
    "src/modules/arms",
    "src/contract",
    "src/operations",
    "src/domain",
    "lib:@medusajs/framework",
    "lib:csv-parse",
    "lib:ical-generator",
    "lib:typeorm",
    "lib:crypto",
    "lib:dns",
    "lib:https",
    "lib:net",
    "lib:stream",
  ],
  "src/workflows": [
    "src/workflows",
    "src/adapters",
    "src/emails",
    "src/modules/arms",
    "src/contract",
    "src/domain",
    "lib:@medusajs",
  ],
  "src/jobs": ["src/jobs", "src/workflows", "src/adapters", "src/modules/arms", "lib:@medusajs"],
  "src/subscribers": ["src/workflows", "src/adapters", "lib:@medusajs"],
  "src/links": ["src/modules/arms", "lib:@medusajs"],
  "src/api": [
    "src/api",
    "src/emails",
    "src/providers",
    "src/workflows",
    "src/adapters",
    "src/modules/arms",
    "src/contract",
    "src/operations",
    "src/domain",
    "lib:@medusajs",
  ],
  "src/admin": ["admin", "lib:@medusajs"],
  admin: [
    "admin",
    "src/contract",
    "lib:@medusajs/ui",
    "lib:@medusajs/icons",
    "lib:@medusajs/js-sdk",
    "lib:react",
    "lib:@tanstack/react-query",
  ],
}

const zoneOf = (file: string): string | undefined =>
  Object.keys(MAY_IMPORT)
    .filter((zone) => file.startsWith(`${zone}/`))
    .sort((a, b) => b.length - a.length)[0]

const importsOf = (file: string): { target: string; typeOnly: boolean; line: number }[] => {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true)
  const found: { target: string; typeOnly: boolean; line: number }[] = []
  for (const node of source.statements) {
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) continue
    if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) continue
    const typeOnly = ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly === true : node.isTypeOnly
    found.push({
      target: node.moduleSpecifier.text,
      typeOnly,
      line: source.getLineAndCharacterOfPosition(node.pos).line + 2,
    })
  }
  return found
}

const resolved = (file: string, target: string) =>
  target.startsWith(".") ? path.posix.normalize(path.posix.join(path.posix.dirname(file), target)) : `lib:${target}`

const shipped = sources.filter((file) => zoneOf(file) !== undefined && !isTest(file))

/** Functions by length, tests and tables of texts excepted. */
function functionsOf(file: string): { name: string; lines: number; line: number }[] {
  const source = ts.createSourceFile(
    file,
    read(file),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  )
  const found: { name: string; lines: number; line: number }[] = []
  const visit = (node: ts.Node) => {
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isArrowFunction(node)) {
      const start = source.getLineAndCharacterOfPosition(node.getStart()).line
      const end = source.getLineAndCharacterOfPosition(node.end).line
      found.push({
        name: (node.name as ts.Identifier | undefined)?.text ?? "function",
        lines: end - start + 1,
        line: start + 1,
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Files that are longer for a reason; each may only shrink. */
const LONGER: Record<string, number> = {
  "src/modules/arms/commands/account.ts": 245,
  "src/domain/plan.ts": 225,
  "src/domain/judge.ts": 205,
  "src/contract/task.ts": 220,
}

const complaints = (
  check: (file: string, say: (line: number, sentence: string) => void) => void,
  among = shipped
): string[] => {
  const said: string[] = []
  for (const file of among) check(file, (line, sentence) => said.push(`${file}:${line}: ${sentence}`))
  return said
}

const bringsAlong = (at: string) => importsOf(`${at}.ts`).some((one) => !one.typeOnly)

describe("tidy", () => {
  it("imports point inward only", () => {
    const said = complaints((file, say) => {
      const allowed = MAY_IMPORT[zoneOf(file)!]
      for (const { target, typeOnly, line } of importsOf(file)) {
        const at = resolved(file, target)
        if (
          !allowed.some(
            (zone) => at === zone || at.startsWith(`${zone}/`) || (zone.startsWith("lib:") && at.startsWith(zone))
          )
        ) {
          say(line, `must not import ${target}, use ${allowed.join(", ")}`)
        }
        // The dashboard takes values only from files that bring nothing else along.
        if (file.startsWith("admin/") && at.startsWith("src/") && !typeOnly && bringsAlong(at))
          say(line, `import ${target} as a type only`)
      }
    })
    expect(said).toEqual([])
  })

  it("files can be read in one sitting, functions at a glance", () => {
    const said = complaints((file, say) => {
      const lines = read(file).split("\n").length
      const limit = LONGER[file] ?? 200
      if (lines > limit) say(lines, `has ${lines} lines, at most ${limit}: split it`)
      const functionLimit = file.endsWith(".tsx") ? 90 : 60
      for (const one of functionsOf(file))
        if (one.lines > functionLimit) say(one.line, `${one.name} has ${one.lines} lines, at most ${functionLimit}`)
    })
    expect(said).toEqual([])
  })

  it("the domain reads no clock, throws no dice and does no input or output", () => {
    const BANS: [RegExp, string][] = [
      [/new Date\(|Date\.now/, "use asOf"],
      [/Math\.random/, "use an argument"],
      [/process\.|require\(/, "use an argument"],
      [/\basync\b|\bawait\b/, "decide synchronously"],
      [/parseFloat|\.toNumber\(/, "use minor units"],
    ]
    const said = complaints((file, say) => {
      if (!file.startsWith("src/domain/")) return
      read(file)
        .split("\n")
        .forEach((text, index) => {
          if (/^\s*(\*|\/\/|\/\*\*)/.test(text)) return
          for (const [ban, instead] of BANS)
            if (ban.test(text)) say(index + 1, `${ban.source} is banned here, ${instead}`)
        })
    })
    expect(said).toEqual([])
  })

  it("nowhere any, ignored types, console, leftovers, or SQL outside its folder", () => {
    const BANS: [RegExp, string, (file: string) => boolean][] = [
      [/: any\b|as any\b|<any>/, "use unknown and parse", () => true],
      [/@ts-ignore|@ts-nocheck/, "mend the type", () => true],
      [/console\.|FIXME|XXX/, "use the logger, an issue", () => true],
      [
        /\b(select|insert into|update|delete from)\b .*\b(from|values|set)\b.*arms_/i,
        "put the statement into modules/arms/sql",
        (file) => !file.startsWith("src/modules/arms/sql/"),
      ],
      [/knex\.raw|\.raw\(/, "use a Db", (file) => file !== "src/modules/arms/sql/db.ts"],
    ]
    const said = complaints((file, say) => {
      read(file)
        .split("\n")
        .forEach((text, index) => {
          if (/^\s*(\*|\/\/|\/\*\*)/.test(text)) return
          for (const [ban, instead, applies] of BANS)
            if (applies(file) && ban.test(text)) say(index + 1, `${ban.source} is banned, ${instead}`)
        })
    })
    expect(said).toEqual([])
  })

  it("every exported name of domain, operations and contract has a doc comment", () => {
    const said = complaints((file, say) => {
      if (!/^src\/(domain|operations|contract)\//.test(file) || file.endsWith("index.ts")) return
      const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true)
      for (const node of source.statements) {
        const exported =
          ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)
        if (!exported || ts.getJSDocCommentsAndTags(node).length > 0) continue
        say(source.getLineAndCharacterOfPosition(node.getStart()).line + 1, "has no doc comment")
      }
    })
    expect(said).toEqual([])
  })

  it("doors are thin", () => {
    const LIMITS: [RegExp, number][] = [
      [/^src\/admin\/.*\.tsx$/, 15],
      [/\/route\.ts$/, 60],
      [/^src\/(jobs|subscribers)\//, 30],
    ]
    const said = complaints((file, say) => {
      for (const [which, limit] of LIMITS) {
        const lines = read(file).trimEnd().split("\n").length
        if (which.test(file) && lines > limit) say(lines, `has ${lines} lines, at most ${limit}`)
      }
    })
    expect(said).toEqual([])
  })

  it("no test is skipped, focused or asleep", () => {
    const said = complaints(
      (file, say) => {
        read(file)
          .split("\n")
          .forEach((text, index) => {
            if (
              /\b(it|test|describe)\.(only|skip|todo)\(|\bxit\(|\bxdescribe\(|setTimeout\(\s*(resolve|\(\))/.test(text)
            )
              say(index + 1, "skips, focuses or sleeps")
          })
      },
      sources.filter((file) => /\.spec\.ts$/.test(file) && !file.endsWith("tidy.spec.ts"))
    )
    expect(said).toEqual([])
  })

  it("the repository speaks of the project alone: no machine paths, no registry hosts", () => {
    const text = files.filter((file) => !/package-lock\.json$|\.png$|tidy\.spec\.ts$/.test(file))
    const said = complaints((file, say) => {
      read(file)
        .split("\n")
        .forEach((line, index) => {
          if (/registry\.[a-z]+\.(org|com)|\/root\/|\/home\/[a-z]+\//.test(line))
            say(index + 1, "names a machine or a registry")
        })
    }, text)
    expect(said).toEqual([])
  })
})
