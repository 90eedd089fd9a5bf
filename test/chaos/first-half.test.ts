import "./home";
import { chaos, LONGEST_MS } from "./chaos";

test(
  "whatever goes wrong on the way, one more up ends with what the program says (first half of the runs)",
  async () => {
    await chaos(0);
  },
  LONGEST_MS,
);
