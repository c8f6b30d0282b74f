/** Hears everything this process writes from now on: standard output, standard error, the console. Answers a reader. */
export function listen(): () => readonly string[] {
  const heard: string[] = []
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean
    stream.write = (...args: unknown[]): boolean => {
      heard.push(String(args[0]))
      return write(...args)
    }
  }
  // Jest's own console repeats every line with the place it came from: here they are only heard.
  for (const level of ["log", "info", "warn", "error", "debug"] as const)
    console[level] = (...args: unknown[]) => void heard.push(args.map(String).join(" "))
  return () => heard
}
