import { useTranslation } from "react-i18next"

/** Why an order or customer is held, in words; what a person gave as the reason stays as he wrote it. */
export const useHoldReason = () => {
  const { t } = useTranslation("arms")
  return (reason: string): string => t(`widget.holdReason.${reason.replace(/[^a-z]+/g, "_")}`, { defaultValue: reason })
}
