const PATH = /^[a-z_][\w]*(?:\.\w+)*(?=[ :])/

/** A label without its example, e.g. "Time zone" of "Time zone, e.g. Europe/Berlin". */
const nameIn = (label: string) => label.split(/[,(]/)[0].trim()

/** A refusal begins with a field as the API calls it; on a form it is called as the form does. */
export function byLabel(
  sentence: string,
  fields: readonly { readonly name: string; readonly label: string }[]
): string {
  const path = PATH.exec(sentence)?.[0]
  const meant = path
    ?.split(".")
    .reverse()
    .flatMap((part) => fields.find(({ name }) => name === part) ?? [])
  return path && meant?.[0] ? `“${nameIn(meant[0].label)}”${sentence.slice(path.length)}` : sentence
}
