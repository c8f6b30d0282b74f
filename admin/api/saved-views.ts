import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { SavedView, ViewedList } from "../../src/contract/saved-views"
import { remove, send, useArms } from "./client"

/** Views of a list, and what changes them. */
export function useSavedViews(list: ViewedList) {
  const client = useQueryClient()
  const { data } = useArms<{ saved_views: SavedView[] }>("saved-views", { list })
  const again = { onSuccess: () => void client.invalidateQueries({ queryKey: ["arms", "saved-views"] }) }
  const save = useMutation({
    mutationFn: (view: { name: string; query: string; is_shared: boolean }) => send("saved-views", { list, ...view }),
    ...again,
  })
  const drop = useMutation({ mutationFn: (id: string) => remove(`saved-views/${id}`), ...again })
  return { views: data?.saved_views ?? [], save, drop }
}
