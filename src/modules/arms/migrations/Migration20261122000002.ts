import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Plans that wait for approval: what was shown to a person, account by account (decision 011). */
export class Migration20261122000002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "arms_run" add column if not exists "approved_by" text null;`)
    this.addSql(
      `create table if not exists "arms_planned_account" ("id" text not null, "run_id" text not null, "account_id" text not null, "planned" text not null, "found" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_planned_account_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_planned_account_run_id_account_id_unique" ON "arms_planned_account" ("run_id", "account_id");`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "arms_planned_account" cascade;`)
    this.addSql(`alter table if exists "arms_run" drop column if exists "approved_by";`)
  }
}
