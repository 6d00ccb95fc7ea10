namespace NtkWorkbench.Runs;

/// <summary>What the page needs to move a quadratic through η, β and the step: its modes and where they start. The rest follows from
/// closed forms, which the page computes.</summary>
internal sealed record QuadraticSliders
{
    public string Kind { get; } = "quadratic";

    /// <summary>σ of each mode.</summary>
    public required NumberArray<double> SingularValues { get; init; }

    /// <summary>v_iᵀ(w_0 − w*) of each mode.</summary>
    public required NumberArray<double> FirstErrors { get; init; }

    /// <summary>The loss that is left at the minimum.</summary>
    public required double UnreachableLoss { get; init; }

    /// <summary>ε.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The job's η.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The job's β.</summary>
    public required double Beta { get; init; }

    /// <summary>T.</summary>
    public required int Steps { get; init; }

    public static QuadraticSliders Of(QuadraticResults results, LeastSquaresProblem problem)
    {
        RuleResult job = results.Rules[0];
        return new()
        {
            SingularValues = PageJson.Array([.. problem.Modes.SingularValues]),
            FirstErrors = PageJson.Array(job.Errors.Row(0).ToArray()),
            UnreachableLoss = problem.UnreachableLoss,
            Accuracy = results.Accuracy,
            LearningRate = job.LearningRate,
            Beta = job.Beta,
            Steps = job.Errors.Rows - 1,
        };
    }
}
