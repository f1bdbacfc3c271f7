-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "fallenFrom" "Standing";
