import type { FastifyInstance } from "fastify";
import type { Faults } from ".";

/** Addresses at which faults are planned, looked at and ended; they end with the server. */
export function addFaultTools(server: FastifyInstance, faults: Faults): void {
  server.addHook("preClose", (done) => {
    faults.end();
    done();
  });
  server.get("/__emulator/faults", () => faults.report);
  server.post("/__emulator/faults", ({ body }) => {
    faults.replace(body);
    return faults.report;
  });
  server.delete("/__emulator/faults", () => {
    faults.end();
    return faults.report;
  });
}
