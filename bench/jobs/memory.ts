// Prints how far the memory of the process rises in a run of so many epochs, as a multiple of the data.
import { madeUp } from "../numbers";
import { fastestEpoch } from "./epoch";

// Compiled and warm, the code takes no more memory in what follows.
fastestEpoch(madeUp(1000, 10), 20);
const data = madeUp(1_000_000, 10);
const bytes = data.x.data.byteLength + data.y.byteLength;
const before = process.memoryUsage.rss();
fastestEpoch(data, Number(process.argv[2]));
// The peak is counted in units of 1,024 bytes.
console.log((1024 * process.resourceUsage().maxRSS - before) / bytes);
