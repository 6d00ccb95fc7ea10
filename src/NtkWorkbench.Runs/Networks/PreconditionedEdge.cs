namespace NtkWorkbench.Runs;

/// <summary>How near steps of an optimizer that divides by a diagonal P are to the edge of their stability: λ₁(P⁻¹H), measured once a step
/// for its analysis and along training, beside the edge.</summary>
internal sealed class PreconditionedEdge(NetworkRunPlan plan, RunContext run, TrainingOptions training, int lastStep)
{
    private NetworkSharpness? _sharpness;
    private (int Step, double? Value)? _measured;

    /// <summary>λ₁(P⁻¹H) of the training loss; null where it is not measured, or was not found.</summary>
    public double? Sharpness(Checkpoint at)
    {
        if (at.Preconditioner is null || !plan.HasPreconditionedSharpness)
            return null;
        if (_measured?.Step == at.Step)
            return _measured.Value.Value;
        _sharpness ??= new(plan.EngineProvider, plan.Architecture, plan.FeatureData.Train, training.Objective, training.Layers,
            new RandomStreams(plan.Job.Seed).Named("features/sharpness"), plan.Workbench.LinearAlgebra,
            training.Optimizer)
            { WeightDecay = OptimizerStability.CoupledDecay(training.Optimizer) };
        DominantEigenvalue found = _sharpness.OfLoss(at.Parameters, at.Preconditioner, run.Cancellation);
        _measured = (at.Step, found.Converged ? found.Value : null);
        return _measured.Value.Value;
    }

    /// <summary>At the rate of the step that starts here; at the end that of the last step that was taken. NaN before it is one.</summary>
    public double At(int step)
    {
        if (!(step >= OptimizerStability.PreconditionedEdgeFrom(training.Optimizer)))
            return double.NaN;
        int at = Math.Clamp(lastStep - 1, 0, step);
        return OptimizerStability.PreconditionedEdge(
            training.Optimizer, training.Schedule.LearningRate(training.LearningRate.Value, at, training.TotalSteps)) ?? double.NaN;
    }
}
