namespace NtkWorkbench;

/// <summary>The tangent features at one step of training, in numbers; modes are those of the kernel at the first step.</summary>
public sealed record TrajectoryPoint
{
    /// <summary>Steps taken.</summary>
    public required int Step { get; init; }

    /// <summary>σ₁ … σ_k at this step.</summary>
    public required double[] SingularValues { get; init; }

    /// <summary>exp(−Σ q ln q), q = σ²/Σσ².</summary>
    public required double EffectiveRank { get; init; }

    /// <summary>1 − ⟨Θ,Θ₀⟩/(‖Θ‖‖Θ₀‖) from the first step.</summary>
    public required double KernelDistance { get; init; }

    /// <summary>The kernel distance from the point before, a step; NaN at the first.</summary>
    public required double KernelVelocity { get; init; }

    /// <summary>yᵀΘy/(‖Θ‖‖y‖²), both centered; of classes y is one-hot.</summary>
    public required double TargetAlignment { get; init; }

    /// <summary>‖θ − θ₀‖.</summary>
    public required double ParameterDistance { get; init; }

    /// <summary>The share of (sample, hidden unit) pairs that switched since the first step; NaN for activations without an off
    /// state.</summary>
    public required double PatternFlips { get; init; }

    /// <summary>u_kᵀ(f − y) at this step; of classes, softmax(f) − e_y stands for f − y.</summary>
    public required double[] Residuals { get; init; }

    /// <summary>The same of the linear model at the first step, trained as the network is; NaN where none was.</summary>
    public required double[] PredictedResiduals { get; init; }

    /// <summary>The training loss, over all training samples; NaN where nobody evaluated it.</summary>
    public double TrainLoss { get; init; } = double.NaN;

    /// <summary>The share of all training samples classified rightly; NaN but with cross-entropy.</summary>
    public double TrainAccuracy { get; init; } = double.NaN;

    /// <summary>λ₁(P⁻¹H) of the training loss, P the diagonal by which the optimizer divides its step; NaN for optimizers without one, at
    /// step 0, and where it was not found.</summary>
    public double PreconditionedSharpness { get; init; } = double.NaN;

    /// <summary><see cref="OptimizerStability.PreconditionedEdge"/> at this step's rate; NaN where there is no
    /// <see cref="PreconditionedSharpness"/>, before <see cref="OptimizerStability.PreconditionedEdgeFrom"/>, and for a rate of
    /// 0.</summary>
    public double PreconditionedEdge { get; init; } = double.NaN;
}
