import { execFileSync, execSync } from "child_process"
import fs from "fs"
import path from "path"

/** A stage after its steps: the folder that stands for its root, where it works, and what it starts. */
export interface Stage {
  readonly root: string
  workdir: string
  readonly env: Record<string, string>
  command: readonly string[]
}

const NOT_COPIED = ["node_modules", ".medusa", "Dockerfile"]

/**
 * Carries out the steps of a Dockerfile as a script: every stage has an empty folder for a root. It proves
 * the steps, not the image.
 */
export function runDockerfile(file: string, context: string, into: string): Record<string, Stage> {
  const stages: Record<string, Stage> = {}
  let stage: Stage | undefined
  const at = (of: Stage, target: string) => path.join(of.root, path.resolve(of.workdir, target))
  const steps: Record<string, (rest: string) => void> = {
    FROM: (rest) => {
      const name = /\bAS (\w+)$/.exec(rest)?.[1]
      if (!name) throw new Error(`FROM ${rest}: expected a name for the stage.`)
      stage = { root: path.join(into, name), workdir: "/", env: {}, command: [] }
      fs.mkdirSync(stage.root, { recursive: true })
      stages[name] = stage
    },
    WORKDIR: (rest) => {
      stage!.workdir = rest
      fs.mkdirSync(at(stage!, "."), { recursive: true })
    },
    COPY: (rest) => {
      const [, from, source, target] = /^(?:--from=(\w+) )?(\S+) (\S+)$/.exec(rest)!
      const to = at(stage!, target)
      fs.mkdirSync(to, { recursive: true })
      // From stage to stage files are linked, not copied: there are many of them.
      if (from) return void execFileSync("cp", ["-al", `${path.join(stages[from].root, source)}/.`, to])
      const filter = (one: string) => !NOT_COPIED.includes(path.relative(context, one))
      fs.cpSync(path.join(context, source), to, { recursive: true, filter })
    },
    RUN: (rest) =>
      void execSync(rest, {
        cwd: at(stage!, "."),
        env: { ...process.env, ...stage!.env, MEDUSA_DISABLE_TELEMETRY: "true", npm_config_prefer_offline: "true" },
        stdio: ["ignore", "ignore", "inherit"],
      }),
    ENV: (rest) => {
      const [name, value] = rest.split("=")
      stage!.env[name] = value
    },
    EXPOSE: () => undefined,
    CMD: (rest) => (stage!.command = JSON.parse(rest) as string[]),
  }
  for (const line of fs.readFileSync(file, "utf8").split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue
    const [name] = line.split(" ", 1)
    if (!steps[name]) throw new Error(`${line}: this test does not know ${name}.`)
    steps[name](line.slice(name.length + 1))
  }
  return stages
}

/** Where a stage works, on this machine. */
export const folderOf = ({ root, workdir }: Stage): string => path.join(root, workdir)
