namespace NtkWorkbench.Runs;

/// <summary>What a trained classifier says of samples that it was not trained on, or, without such, of its training samples.</summary>
internal sealed record ClassResults
{
    /// <summary>The samples: all test samples, else all training samples.</summary>
    public required Dataset Samples { get; init; }

    public required bool AreTested { get; init; }

    /// <summary>The class of each.</summary>
    public required int[] Classes { get; init; }

    /// <summary>f at the end, (n, o).</summary>
    public required Matrix Outputs { get; init; }

    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>f_y − max f_j of each.</summary>
    public required double[] Margins { get; init; }

    /// <summary>Names of all o classes.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The samples by their margins, the most wrong first.</summary>
    public int[] ByMargin() => [.. Enumerable.Range(0, Margins.Length).OrderBy(i => Margins[i])];

    /// <summary>The class that is said of a sample.</summary>
    public int Said(int sample) => ConfusionMatrix.Said(Outputs.Row(sample));

    /// <summary>Null where targets are no classes, or an output is not finite.</summary>
    public static ClassResults? Of(NetworkRunPlan plan, Checkpoint final)
    {
        Dataset samples = plan.Data.Test ?? plan.Data.Train;
        if (samples.Classes(plan.Job.Training.Loss) is not int[] classes || plan.Architecture.OutputCount < 2)
            return null;
        using var network = new Network(plan.Architecture, final.Parameters, plan.Job.Seed, Precision.Float64, plan.EngineProvider);
        Matrix outputs = network.Evaluate(samples.Inputs);
        return !outputs.Values.All(double.IsFinite) ? null : new ClassResults
        {
            Samples = samples,
            AreTested = plan.Data.Test is not null,
            Classes = classes,
            Outputs = outputs,
            Confusion = ConfusionMatrix.Of(outputs, classes),
            Margins = ClassFeatures.Margins(outputs, classes),
            Names = [.. Enumerable.Range(0, outputs.Columns).Select(samples.NameOfClass)],
        };
    }
}
