namespace NtkWorkbench.Runs;

/// <summary>What the page needs to walk to the minimum of ‖x − b‖ again: b, the start, and the schedules.</summary>
internal sealed record StepSizeSliders
{
    public string Kind { get; } = "step_size";

    /// <summary>b.</summary>
    public required NumberArray<double> Target { get; init; }

    /// <summary>x_0.</summary>
    public required NumberArray<double> Start { get; init; }

    /// <summary>ε.</summary>
    public required double Accuracy { get; init; }

    /// <summary>T.</summary>
    public required int Steps { get; init; }

    public required IReadOnlyList<StepSizeSlider> Paths { get; init; }

    public static StepSizeSliders Of(StepSizeJob job, double[] start, IReadOnlyList<StepSizeResult> results) => new()
    {
        Target = PageJson.Array([.. job.Target]),
        Start = PageJson.Array(start),
        Accuracy = job.Accuracy,
        Steps = job.Steps,
        Paths = [.. job.Paths.Zip(results, StepSizeSlider.Of)],
    };
}

/// <summary>A path whose steps are as long as its schedule says, in units of the first step size.</summary>
internal sealed record StepSizeSlider
{
    public required string Name { get; init; }

    /// <summary>The job's step size.</summary>
    public required double StepSize { get; init; }

    /// <summary>"constant", "inverse_time", "exponential", "step", whose parameters can be moved; "other".</summary>
    public required string Schedule { get; init; }

    /// <summary>λ of inverse_time and exponential, γ of step; null where there is none.</summary>
    public double? Parameter { get; init; }

    /// <summary>Steps between two falls of step; 1 elsewhere.</summary>
    public int Every { get; init; } = 1;

    /// <summary>s_t/s of any other schedule, T entries; null for those that have a formula.</summary>
    public NumberArray<double>? Factors { get; init; }

    /// <summary>Σ s_t/s over all steps for ever; infinite where the sum diverges.</summary>
    public required double EndlessFactor { get; init; }

    public static StepSizeSlider Of(StepSizePathOptions options, StepSizeResult result)
    {
        StepSizeSlider path = new()
        {
            Name = options.Name,
            StepSize = options.StepSize,
            Schedule = "other",
            EndlessFactor = result.EndlessLength / options.StepSize,
        };
        return options.Schedule switch
        {
            ConstantSchedule => path with { Schedule = "constant" },
            InverseTimeSchedule { Rate: double rate } => path with { Schedule = "inverse_time", Parameter = rate },
            ExponentialSchedule { Rate: double rate } => path with { Schedule = "exponential", Parameter = rate },
            StepSchedule step => path with { Schedule = "step", Parameter = step.Factor, Every = step.Every.Value },
            _ => path with { Factors = PageJson.Array([.. result.Path.StepSizes.Select(size => size / options.StepSize)]) },
        };
    }
}
