-- AlterEnum
ALTER TYPE "DeliveryTrouble" ADD VALUE 'unwritten';
