import { Navigate, useParams } from "react-router-dom"

/** An address whose path names a case, for links from outside: Medusa's login leads back to the path alone. */
export const ToCase = ({ list, name }: { list: string; name: string }) => {
  const { id = "" } = useParams()
  return <Navigate to={`${list}?${name}=${encodeURIComponent(id)}`} replace />
}
