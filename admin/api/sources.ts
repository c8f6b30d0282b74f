import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { SourceResponse } from "../../src/contract/source-rows"
import { FRESH, get, keys, send, WATCHED } from "./client"

/** Every source that has told anything. */
export const useSources = () =>
  useQuery({
    ...FRESH,
    ...WATCHED,
    queryKey: keys.sources,
    queryFn: async () => (await get<{ sources: SourceResponse[] }>("sources")).sources,
  })

/** What of a ledger a person has to look at. */
export const useSourceRows = <T>(name: string, list: string) =>
  useQuery({
    ...FRESH,
    queryKey: keys.sourceRows(name, list),
    queryFn: async () =>
      (await get<{ rows: T[] }>(`sources/${encodeURIComponent(name)}/rows`, { list, limit: 100 })).rows,
  })

/** Asks a ledger now; everything shown of ARMS is fetched anew. */
export const useReadSource = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) =>
      send<{ source: { error: string | null } }>(`sources/${encodeURIComponent(name)}/sync`, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all }),
  })
}
