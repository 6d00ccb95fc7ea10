namespace NtkWorkbench.Runs;

/// <summary>What a job takes of its data and makes of it, in findings: where it says so, one each.</summary>
internal static class DataDescription
{
    public static IEnumerable<Finding> Findings(DataOptions options, LoadedSamples samples)
    {
        var files = options as FileDataOptions;
        if (files?.Classes is { } classes)
            yield return Classes(classes, samples.Data.Train.ClassNames!);
        if (files is not null && Selection("train", "training", files.TrainSet, samples.Train!) is Finding train)
            yield return train;
        if (files?.TestSet is { } set && Selection("test", "test", set, samples.Test!) is Finding test)
            yield return test;
        if (samples.Data.Validation is { Count: int count })
            yield return Finding.Of("data.validation", "the job has validation samples", $"{Count(count, "sample")} "
                + $"{(count == 1 ? "was" : "were")} kept for validation and not trained on.", ("samples", count));
        if (files is not null && samples.Data.Scaling is { } scaling)
            yield return Finding.Of("data.scaling", "the job scales its inputs", Scaling(files.Scaling, samples.Train!, scaling),
                IsOfBytes(files.Scaling, samples.Train!) ? [("divisor", scaling.Divisor[0])] : []);
    }

    // Names that are the numbers are not said again.
    private static Finding Classes(IReadOnlyList<int> classes, IReadOnlyList<string> names)
    {
        string[] words = [.. classes.Zip(names, (number, name) => name == Invariant($"{number}") ? name : $"{number} (`{name}`)")];
        return Finding.Of("data.classes", "the job keeps some classes", $"Of the data's classes it kept {List(words, "number")}.",
            [.. classes.Index().Select(one => ($"class_{one.Index}", (double)one.Item))]);
    }

    private static Finding? Selection(string part, string name, SampleSetOptions wish, SampleSet set)
    {
        (int available, int taken) = set.Choice;
        string how = wish.Selection switch
        {
            SampleSelection.First => "the first",
            SampleSelection.Random => "drawn at random",
            SampleSelection.Balanced => "drawn in equal numbers of each class",
            _ => throw new ArgumentOutOfRangeException(nameof(wish), wish.Selection, null),
        };
        return wish.Count is null && wish.Selection == SampleSelection.First ? null
            : Finding.Of($"data.selection.{part}", "the job says how many samples are taken, or which",
                $"Of {Count(available, $"{name} sample")} {Count(taken)} {(taken == 1 ? "was" : "were")} taken, {how}.",
                ("available", available), ("taken", taken));
    }

    private static bool IsOfBytes(ScalingKind kind, SampleSet train) => kind == ScalingKind.Unit && train.Inputs is NumberArray<byte>;

    private static string Scaling(ScalingKind kind, SampleSet train, InputScaling scaling) => kind switch
    {
        ScalingKind.Unit when IsOfBytes(kind, train) => $"The inputs were divided by {Number(scaling.Divisor[0])}.",
        ScalingKind.Unit => "Each input was scaled by its least and its largest value in the training samples, as `data/scaling.csv` says.",
        ScalingKind.Standardize => $"Each {(train.Image is null ? "input" : "channel")} was scaled by its mean and its deviation in the "
            + "training samples, as `data/scaling.csv` says.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
