// Threads for searches: Node's part, which the library, as it runs in a browser too, is handed and does not import.
export { type Threads, threads } from "./pool";
