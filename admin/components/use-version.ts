import { useState } from "react"

/**
 * The version a change is made on: that of when it was begun, so that nothing others change meanwhile is overwritten
 * unseen. Once that has been said (409), the present one: who saves again knows.
 */
export const useVersion = (present: number) => {
  const [begun, setBegun] = useState(present)
  const versionAfter = (said: Error | null) => ((said as { status?: number } | null)?.status === 409 ? present : begun)
  return { versionAfter, begin: setBegun }
}
