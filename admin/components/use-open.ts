import { useSearchParams } from "react-router-dom"

/** Which record is open stands in the address: a link opens the same case. */
export const useOpen = (name: string): [string | null, (id: string | null) => void] => {
  const [params, setParams] = useSearchParams()
  const open = (id: string | null) => {
    const next = new URLSearchParams(params)
    if (id) next.set(name, id)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  return [params.get(name), open]
}
