/** What TensorFlow.js knows of the calls that it is in. It keeps this where every copy of it finds it. */
interface TensorEngine {
  readonly state: {
    gradientDepth: number;
    kernelDepth: number;
    /** The steps of a function whose gradient is asked for, with the tensors that each one needs for that. */
    activeTape: readonly { readonly saved?: readonly { dispose(): void }[] }[] | null;
    readonly scopeStack: readonly unknown[];
    readonly numDataMovesStack: unknown[];
  };
  /** Frees the tensors that were made since the innermost `tidy` began. */
  endScope(): void;
}

/**
 * Remembers in which calls TensorFlow.js is, and returns what brings it back there.
 *
 * It counts its calls up and down again, and code that a signal breaks never gets to the second half: for the rest of
 * the session no gradient would be found, and no tensor freed.
 */
export function rememberTensorFlow(): () => void {
  const { length = 0 } = engine()?.state.scopeStack ?? [];
  return () => {
    const broken = engine();
    if (!broken) return;
    const { state } = broken;
    for (const { saved } of state.activeTape ?? []) for (const tensor of saved ?? []) tensor.dispose();
    Object.assign(state, { gradientDepth: 0, kernelDepth: 0, activeTape: null });
    state.numDataMovesStack.length = 0;
    while (state.scopeStack.length > length) broken.endScope();
  };
}

function engine(): TensorEngine | undefined {
  return (globalThis as { _tfengine?: TensorEngine })._tfengine;
}
