namespace NtkWorkbench.Runs;

/// <summary>What a job takes of its data and makes of it, in findings: where it says so, one each.</summary>
internal static class DataDescription
{
    public static IEnumerable<Finding> Findings(DataOptions options, LoadedSamples samples)
    {
        var files = options as FileDataOptions;
        TakenOptions? taken = files is null ? null : Taken(files, samples);
        if (taken?.Classes is { } classes)
            yield return Classes(classes, samples.Data.Train.ClassNames ?? []);
        if (taken?.Train is { } train)
            yield return Selection("train", "training", train);
        if (taken?.Test is { } test)
            yield return Selection("test", "test", test);
        if (samples.Data.Validation is { Count: int count })
            yield return Finding.Of("data.validation", "the job has validation samples", $"{Count(count, "sample")} "
                + $"{(count == 1 ? "was" : "were")} kept for validation and not trained on.", ("samples", count));
        if (files is not null && samples.Data.Scaling is { } scaling)
            yield return Finding.Of("data.scaling", "the job scales its inputs", Scaling(files.Scaling, samples.Train!, scaling),
                IsOfBytes(files.Scaling, samples.Train!) ? [("divisor", scaling.Divisor[0])] : []);
    }

    /// <summary>What the samples were taken from: by the job, or else as it tells; null: all of the files, as far as it tells.</summary>
    public static TakenOptions? Taken(FileDataOptions files, LoadedSamples samples)
    {
        var taken = new TakenOptions
        {
            Classes = files.Classes ?? files.Taken?.Classes,
            Train = Set(files.TrainSet, samples.Train!) ?? files.Taken?.Train,
            Test = samples.Test is null ? null : Set(files.TestSet!, samples.Test) ?? files.Taken?.Test,
        };
        return taken == new TakenOptions() ? null : taken;

        static TakenSetOptions? Set(SampleSetOptions wish, SampleSet set) => wish.Count is null && wish.Selection == SampleSelection.First
            ? null : new TakenSetOptions { Of = set.Choice.Available, Count = set.Choice.Taken, Selection = wish.Selection };
    }

    // Names that are the numbers are not said again.
    private static Finding Classes(IReadOnlyList<int> classes, IReadOnlyList<string> names)
    {
        string[] words = [.. classes.Index().Select(one => (names.ElementAtOrDefault(one.Index), one.Item) is (string name, int number)
            && name != Invariant($"{number}") ? $"{number} (`{name}`)" : Invariant($"{one.Item}"))];
        return Finding.Of("data.classes", "the job keeps some classes", $"Of the data's classes it kept {List(words, "number")}.",
            [.. classes.Index().Select(one => ($"class_{one.Index}", (double)one.Item))]);
    }

    private static Finding Selection(string part, string name, TakenSetOptions set)
    {
        string how = set.Selection switch
        {
            SampleSelection.First => "the first",
            SampleSelection.Random => "drawn at random",
            SampleSelection.Balanced => "drawn in equal numbers of each class",
            _ => throw new ArgumentOutOfRangeException(nameof(set), set.Selection, null),
        };
        return Finding.Of($"data.selection.{part}", "the job says how many samples are taken, or which",
            $"Of {Count(set.Of, $"{name} sample")} {Count(set.Count)} {(set.Count == 1 ? "was" : "were")} taken, {how}.",
            ("available", set.Of), ("taken", set.Count));
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
