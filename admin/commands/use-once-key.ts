import { useRef } from "react"

/** The same request sent again, because its answer was lost, is the same request; a changed one is another. */
export function useOnceKey(): (content: string) => string {
  const last = useRef({ content: "", key: "" })
  return (content) => {
    if (last.current.content !== content) last.current = { content, key: `admin:${Date.now()}:${Math.random()}` }
    return last.current.key
  }
}
