import { promises, Readable } from "stream"
import type { MedusaResponse } from "@medusajs/framework/http"

/** An answer that is a file, written piece by piece. */
export class FileAnswer {
  constructor(
    readonly name: string,
    readonly pieces: AsyncIterable<string>
  ) {}

  /** Writes it as fast as whoever asks takes it; one who leaves ends it. */
  async write(res: MedusaResponse): Promise<void> {
    res.setHeader("content-type", "text/csv; charset=utf-8")
    res.setHeader("content-disposition", `attachment; filename="${this.name}"`)
    await promises.pipeline(Readable.from(this.pieces), res).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error
    })
  }
}
