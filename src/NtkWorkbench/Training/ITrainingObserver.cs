namespace NtkWorkbench;

/// <summary>Hears of training as it goes on, on the thread that trains. At one step the checkpoint, where there is one, comes before the
/// row.</summary>
public interface ITrainingObserver
{
    /// <summary>A row of metrics: before training (step 0), at every multiple of <see cref="TrainingOptions.RecordInterval"/>, and at the
    /// step where training ends, be it the last one, a divergence or a cancellation. No step comes twice.</summary>
    void OnRecorded(MetricsRow row);

    /// <summary>The parameters at step 0, at each step that was asked for, and at the step where training ends. No step comes
    /// twice.</summary>
    /// <param name="step">Steps taken.</param>
    /// <param name="parameters">The flat parameters, p entries; valid during the call.</param>
    /// <param name="preconditioner">The diagonal P by which the optimizer divides its step, p entries: Adam's √(v/(1 − β₂ᵗ)) + ε, RMSprop's
    /// √v + ε; empty for the others and at step 0. Valid during the call.</param>
    void OnCheckpoint(int step, ReadOnlySpan<double> parameters, ReadOnlySpan<double> preconditioner);

    /// <summary>The state after some steps, of which everything has been reported: where <see cref="Trainer.RequestState"/> asked for it,
    /// and where a cancellation ends training, before the reports that this brings. Never at step 0.</summary>
    /// <param name="state">Restored, it gives the steps and reports that an undisturbed training has from here on; a copy.</param>
    void OnState(TrainingState state)
    {
    }
}
