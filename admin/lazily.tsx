import { Skeleton } from "@medusajs/ui"
import { lazy, Suspense, type ComponentType } from "react"
import { useWordsLoaded } from "./words"

/**
 * A page or panel whose code and words are fetched when it is first shown, so that pages without it do not carry them.
 * Meanwhile its place is kept, so that nothing jumps.
 */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>, height = "h-96"): ComponentType<P> {
  const Loaded = lazy(async () => ({ default: (await load()) as ComponentType<object> }))
  const Lazy = (props: P) => {
    const place = <Skeleton className={`${height} w-full`} />
    const hasWords = useWordsLoaded()
    return <Suspense fallback={place}>{hasWords ? <Loaded {...props} /> : place}</Suspense>
  }
  return Lazy
}
