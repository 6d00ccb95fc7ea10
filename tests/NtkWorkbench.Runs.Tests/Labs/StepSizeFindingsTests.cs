namespace NtkWorkbench.Runs.Tests;

public class StepSizeFindingsTests
{
    private const double Accuracy = 0.01;

    public static TheoryData<string, double[], double[], double, string, string> Paths => new()
    {
        // name, b, step sizes, Σ for ever, headline, reason
        { "on b", [0, 0], [1, 1, 1], double.PositiveInfinity, "within 0.01 of b from the start",
            "It starts on b, where there is no gradient, and stays." },
        { "near b", [0.005, 0], [0.001, 0.001, 0.001], 0.003, "within 0.01 of b from the start",
            "It starts 0.005 from b and ends 0.002 from it, never further than 0.01." },
        { "out and back", [0.005, 0], [1, 0.99, 0.001], double.PositiveInfinity, "within 0.01 of b at step 0, for good from step 2 on",
            "It starts 0.005 from b; steps longer than that carry it out, and from step 2 on it is within 0.01 for good." },
        { "arrives", [3, 4], [3, 2, 0, 0], double.PositiveInfinity, "within 0.01 of b from step 2 on",
            "It has walked 5 when it comes within 0.01, and had to walk 4.99." },
        { "out again", [3, 4], [5, 1, 1, 0.001, 0.001], double.PositiveInfinity, "within 0.01 of b from step 1 on",
            "It has walked 5 when it comes within 0.01, and had to walk 4.99." },
        { "passes", [3, 4], [4.995, 1, 1.5, 2], double.PositiveInfinity, "within 0.01 of b at step 1, and out again",
            "It is within 0.01 of b at step 1; steps of up to 2 carry it out again, and it ends 1.495 away." },
        { "cycles", [0.5, 0], [1, 1, 1, 1], double.PositiveInfinity, "never within 0.01 of b, for it jumps between two points",
            "From step 0 on it jumps between two points, 0.5 and 0.5 from b, which together are its step, 1: it does not shrink." },
        { "short", [3, 4], [1, 0.5, 0.25], 2, "never within 0.01 of b, for all its steps together are 2 long",
            "All its steps together, for ever, are 2 long, and b is 5 away: it stops 3 short." },
        { "not yet", [3, 4], [1, 0.5, 0.25], double.PositiveInfinity, "not within 0.01 of b in 3 steps",
            "After 3 steps it is 3.25 from b, having walked 1.75; its steps, for ever, are long enough together." },
        { "grows", [3, 4], [1, 2, 4, 8, 16], double.PositiveInfinity, "not within 0.01 of b in 5 steps",
            "After 5 steps it is 10 from b: it jumps over b, and its steps have grown from 1 to 16." },
        { "jumps", [0.5, 0], [1, 0.9, 0.8], double.PositiveInfinity, "not within 0.01 of b in 3 steps",
            "After 3 steps it is 0.4 from b: it jumps over b, and its last step is 0.8 long." },
        { "overflows", [1, 0], [1e308, double.PositiveInfinity], double.PositiveInfinity, "not within 0.01 of b in 2 steps",
            "Its steps grow without bound: after 2 steps its distance is no finite number any more." },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void Reason_Path_SaysHowItEnds(string name, double[] target, double[] sizes, double endless, string headline, string reason)
    {
        StepSizeResult result = Result(name, target, sizes, endless);
        Finding first = StepSizeFindings.Headline(result, Accuracy), why = StepSizeFindings.Reason(result, Accuracy);
        Said.Hold(first with { Sentence = first.Sentence.Replace($"{name}: ", "", StringComparison.Ordinal) });
        Said.Hold(why);
        first.Sentence.ShouldBe($"{name}: {headline}.");
        why.Sentence.ShouldBe(reason);
    }

    [Fact]
    public void TotalLength_OnB_IsThatOfTheStepsTaken() => Result("on b", [0, 0], [1, 1, 1], 3).LengthWalked.ShouldBe(0);

    [Fact]
    public void Harmonic_TheStudysB_IsPredictedAndCounted() =>
        Said.One(StepSizeFindings.Harmonic(Result("harmonic", [6, 4.5], [1], double.PositiveInfinity), 1, Accuracy)).Sentence.ShouldBe(
            "The first n steps 1/(i + 1) add up to about ln n + γ, γ = 0.5772, so that 7.49 takes about e^(7.49 − γ) = 1005 of them; "
                + "counted: 1 005. "
                + "The count is of order e^‖b‖.");

    [Fact]
    public void Harmonic_FarB_IsPredictedAlone() =>
        Said.One(StepSizeFindings.Harmonic(Result("harmonic", [60, 45], [1], double.PositiveInfinity), 2, Accuracy), "1").Sentence
            .ShouldContain("e^(74.99/2 − γ) = 1.079e+16 of them; too many to be counted here.");

    [Fact]
    public void Harmonic_WithinTheAccuracy_IsSilent() =>
        StepSizeFindings.Harmonic(Result("harmonic", [0.005], [1], double.PositiveInfinity), 1, Accuracy).ShouldBeEmpty();

    [Theory]
    [InlineData(1.0, 1)]
    [InlineData(1.5, 2)]
    [InlineData(7.49, 1005)]
    public void HarmonicSteps_Way_CountsTheFirstThatReach(double way, long counted) =>
        StepSizeFindings.HarmonicSteps(way, 1).Counted.ShouldBe(counted);

    [Fact]
    public void Problem_Start_NamesTheWayWhereThereIsOne()
    {
        Finding[] found = [.. StepSizeFindings.Problem(7.5, Accuracy)];
        found.Length.ShouldBe(2);
        Said.Hold(found[0], "1");
        Said.Hold(found[1]);
        found[0].Sentence.ShouldContain("convex");
        StepSizeFindings.Problem(0.01, Accuracy).Count().ShouldBe(1);
    }

    private static StepSizeResult Result(string name, double[] target, double[] sizes, double endless)
    {
        NormDescentPath path = NormDescent.Run(target, new double[target.Length], step => sizes[step], sizes.Length);
        return new StepSizeResult
        {
            Name = name,
            FirstDistance = path.Distances[0],
            FinalDistance = path.Distances[^1],
            ClosestDistance = path.Distances.Min(),
            Arrival = Arrival.Judge(path, Accuracy, endless),
            PredictedArrival = null,
            LengthWalked = path.TotalLength,
            EndlessLength = endless,
            Path = path,
        };
    }
}
