import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The register is searched by task. */
export class Migration20261129000001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "arms_action_of_step" on "arms_action" ("step", "id");`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "arms_action_of_step";`)
  }
}
