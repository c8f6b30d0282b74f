import { useEffect, useState } from "react"

const REST_MS = 600

/** A value as it was when typing rested, so that the server is not asked at every key. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
