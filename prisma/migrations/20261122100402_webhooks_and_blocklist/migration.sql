-- CreateEnum
CREATE TYPE "WebhookKind" AS ENUM ('post', 'flag', 'action');

-- CreateEnum
CREATE TYPE "WebhookEnd" AS ENUM ('admin', 'failing', 'gone');

-- CreateEnum
CREATE TYPE "DeliveryTrouble" AS ENUM ('unresolved', 'forbidden', 'unreachable', 'insecure', 'slow', 'redirected', 'answered');

-- CreateEnum
CREATE TYPE "BlockedKind" AS ENUM ('word', 'domain');

-- CreateEnum
CREATE TYPE "BlockedAct" AS ENUM ('refuse', 'hold', 'flag');

-- AlterTable
ALTER TABLE "QueueItem" ADD COLUMN     "listed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Webhook" (
    "id" SERIAL NOT NULL,
    "url" TEXT NOT NULL,
    "kinds" "WebhookKind"[],
    "salt" TEXT NOT NULL,
    "priorSalt" TEXT,
    "saltedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failingAt" TIMESTAMPTZ(3),
    "offAt" TIMESTAMPTZ(3),
    "offBecause" "WebhookEnd",
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "webhookId" INTEGER NOT NULL,
    "eventId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "triedAt" TIMESTAMPTZ(3),
    "takenAt" TIMESTAMPTZ(3),
    "status" INTEGER,
    "trouble" "DeliveryTrouble",

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Blocked" (
    "id" SERIAL NOT NULL,
    "kind" "BlockedKind" NOT NULL,
    "text" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "act" "BlockedAct" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Blocked_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Webhook_salt_key" ON "Webhook"("salt");

-- CreateIndex
CREATE INDEX "Delivery_webhookId_id_idx" ON "Delivery"("webhookId", "id" DESC);

-- CreateIndex
CREATE INDEX "Delivery_eventId_idx" ON "Delivery"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_webhookId_eventId_key" ON "Delivery"("webhookId", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Blocked_kind_key_key" ON "Blocked"("kind", "key");

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is due, and nothing else: the table is mostly what was sent.
CREATE INDEX "Delivery_due" ON "Delivery" ("dueAt") WHERE "dueAt" IS NOT NULL;
