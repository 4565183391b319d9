import { holdTable } from "./hold";
import { openKernel } from "./kernel-place";

holdTable("the kernel", openKernel);
