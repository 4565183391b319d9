/** Shows that the kernel is busy with what a front end sent through a comm, where that takes long. */
export interface BusyLight {
  /** Something has come. */
  begin(): void;
  /** All that has come was worked on. */
  end(): void;
}

/** How long it may take before it is shown, in milliseconds. */
const NOTICEABLE = 200;

/**
 * Busy and idle stand around every message, but a front end may disregard them around those of widgets: a slider sends
 * dozens in a second, and JupyterLab looks through its toolbars at each (`jupyter/descent_jupyter/server.py`). And a
 * figure is drawn after its slider has had its `idle`. Whoever presses a button that computes for a minute should see it.
 *
 * @param status says what the kernel does, of its own accord
 * @param isRunning whether a cell runs, whose own busy and idle count more
 */
export function createBusyLight(status: (state: "busy" | "idle") => void, isRunning: () => boolean): BusyLight {
  let timer: NodeJS.Timeout | undefined;
  let isOn = false;
  const turnOn = () => {
    isOn = true;
    status("busy");
  };
  return {
    begin() {
      timer ??= setTimeout(turnOn, NOTICEABLE);
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
      if (isOn && !isRunning()) status("idle");
      isOn = false;
    },
  };
}
