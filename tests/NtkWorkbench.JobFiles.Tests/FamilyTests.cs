namespace NtkWorkbench.JobFiles.Tests;

public sealed class FamilyTests
{
    private const string Variants = """

        variants:
          plain:
          he: {initialization.weights: he_normal, training.steps: 20}
        """;

    [Fact]
    public void Load_Variants_SetTheirKeysAlone()
    {
        JobFamily family = Family(JobText.Minimal + Variants);

        Names(family).ShouldBe(["plain", "he"]);
        Members(family).Select(job => job.Training.Steps).ShouldBe([10, 20]);
        Members(family)[0].Initialization.Weights.ShouldBe(new PytorchDefaultScheme());
        Members(family)[1].Initialization.Weights.ShouldBe(new HeNormalScheme());
    }

    [Fact]
    public void Load_Grid_MakesEveryCombinationInOrder()
    {
        JobFamily family = Family(JobText.Minimal + "\ngrid: {network.hidden: [[3], [4, 4]], training.learning_rate: [0.1, 0.2]}");

        Names(family)
            .ShouldBe(["hidden-3-learning_rate-0.1", "hidden-3-learning_rate-0.2", "hidden-4x4-learning_rate-0.1",
                "hidden-4x4-learning_rate-0.2"]);
        Members(family)[2].Network.Hidden.ShouldBe([4, 4]);
        Members(family)[1].Training.LearningRate.Value.ShouldBe(0.2);
    }

    [Fact]
    public void Load_Seeds_CountFromTheSeed()
    {
        JobFamily family = Family(JobText.Minimal + "\nseed: 7\nseeds: 3");

        Names(family).ShouldBe(["seed-7", "seed-8", "seed-9"]);
        family.Members.Select(member => member.Job.Seed).ShouldBe([7, 8, 9]);
    }

    [Fact]
    public void Load_All_VariantsOutermostSeedsInnermost() =>
        Names(Family(JobText.Minimal + Variants + "\ngrid: {training.steps: [1, 2]}\nseeds: 2")).Take(5)
            .ShouldBe(["plain-steps-1-seed-0", "plain-steps-1-seed-1", "plain-steps-2-seed-0", "plain-steps-2-seed-1",
                "he-steps-1-seed-0"]);

    [Fact]
    public void Load_ValuesThatLookAlike_GetDifferentNames() =>
        Names(Family(JobText.Minimal + "\ngrid: {initialization.biases: [zeros, {scheme: zeros}]}")).Distinct().Count().ShouldBe(2);

    [Theory]
    [InlineData("", 300)]
    [InlineData("\ncomparison: {figures: {dpi: 100}}", 100)]
    public void Load_Figures_AreTheComparisonsTooUnlessItSaysOtherwise(string comparison, int dpi)
    {
        JobFamily family = Family(JobText.Minimal + Variants + "\nfigures: {dpi: 72, output: 1}" + comparison, "figures.dpi=300");

        family.Members.ShouldAllBe(member => member.Job.Figures.Dpi == 300);
        family.Comparison.Figures.Dpi.ShouldBe(dpi);
        family.Comparison.Figures.Output.ShouldBeNull();
    }

    [Fact]
    public void Load_Overrides_ApplyToEveryMemberAndToTheFamily()
    {
        JobFamily family = Family(JobText.Minimal + Variants, "training.steps=3", "seeds=2", "seed=5");

        Members(family).Select(job => (job.Training.Steps, job.Seed)).ShouldBe([(3, 5), (3, 6), (3, 5), (3, 6)]);
    }

    [Fact]
    public void Load_SeedsOfThePlainJob_MakeAFamily() => Names(Family(JobText.Minimal, "seeds=2")).ShouldBe(["seed-0", "seed-1"]);

    [Fact]
    public void Load_Members_RepeatFromTheirOwnText()
    {
        foreach (LoadedJob member in Family(JobText.Minimal + Variants).Members)
            ResolvedYaml.Write(JobLoader.Parse(JobText.FileName, member.Text, []).Job).ShouldBe(ResolvedYaml.Write(member.Job));
    }

    [Fact]
    public void Load_Comparison_HasTheFamilysNameAndItsStudy()
    {
        ComparisonJob comparison = Family(JobText.Minimal + Variants + "\ncomparison: {study: elbows, figures: {dpi: 90}}").Comparison;

        (comparison.Name, comparison.Study, comparison.Figures.Dpi).ShouldBe(("a", Study.Elbows, 90));
        comparison.Runs.ShouldBe(["../plain", "../he"]);
    }

    [Theory]
    [InlineData("\nvariants: {a b: {}}", 5, 12, "variant's name")]
    [InlineData("\nvariants: {b: {training.stps: 3}}", 5, 25, "unknown key 'stps'")]
    [InlineData("\nvariants: {b: {training.steps: x}}", 5, 32, "training.steps must be an integer")]
    [InlineData("\nvariants: {b: {training.steps: x}, c: {training.learning_rate: -1}}", 5, 32, "training.steps must be an integer")]
    [InlineData("\nvariants: {b: {seeds: 3}}", 5, 16, "belongs to the whole family")]
    [InlineData("\nvariants: [b]", 5, 11, "variants must be a mapping")]
    [InlineData("\ngrid: {training.steps: [1, -1]}", 5, 28, "training.steps must be at least 0")]
    [InlineData("\ngrid: {training.steps: 1}", 5, 24, "must be a list")]
    [InlineData("\ngrid: {'training..steps': [1]}", 5, 8, "path of a key")]
    [InlineData("\nseeds: 0", 5, 8, "seeds must be the number of seeds")]
    [InlineData("\nseeds: 2\ncomparison: {stdy: elbows}", 6, 14, "unknown key 'stdy'")]
    [InlineData("\nseeds: 2\ncomparison: {runs: [x]}", 6, 14, "follows from the family")]
    public void Load_Mistakes_AreShownWhereTheyAreWritten(string addition, int line, int column, string message)
    {
        InputError error = JobText.Errors(JobText.Minimal + addition)[0];

        error.Message.ShouldContain(message);
        (error.Line, error.Column).ShouldBe((line, column));
    }

    [Fact]
    public void Load_MistakeThatMembersShare_IsSaidOnce() =>
        JobText.Problem(JobText.Minimal.Replace("steps: 10", "steps: x", StringComparison.Ordinal)
            + "\nseeds: 20").Message.ShouldContain("training.steps");

    [Fact]
    public void Load_OverrideOfAGridKey_IsRefused() =>
        JobText.Problem(JobText.Minimal
            + "\ngrid: {training.steps: [1, 2]}", "training.steps=3").Message.ShouldContain("takes the values of grid");

    [Fact]
    public void Load_TooManyMembers_IsRefused() =>
        JobText.Problem(JobText.Minimal + Variants + "\nseeds: 60000").Message.ShouldContain("has 120000 members");

    [Theory]
    [InlineData("variants: {Comparison: , b: }", 12, "named Comparison")]
    [InlineData("variants: {a: , cluster: }", 17, "named cluster")]
    [InlineData("variants: {summary.json: }", 12, "as in summary-1")]
    [InlineData("grid: {initialization.state: ['']}", 1, "named state")]
    public void Load_MemberNamedAsWhatLiesInAFamilysFolder_IsRefused(string addition, int column, string message)
    {
        InputError error = JobText.Errors($"{JobText.Minimal}\n{addition}")[0];

        error.Message.ShouldContain(message);
        (error.Line, error.Column).ShouldBe((5, column));
    }

    [Fact]
    public void Load_VariantThatIsNoWholeName_MayBeCalledAnything() =>
        Names(Family(JobText.Minimal + "\nvariants: {state: }\nseeds: 1")).ShouldBe(["state-seed-0"]);

    [Theory]
    [InlineData("variants: {b: {slurm.memory: 1G}}", 16)]
    [InlineData("grid: {slurm.memory: [1G, 2G]}", 8)]
    public void Load_SlurmOfAMember_BelongsToTheFamily(string addition, int column) =>
        JobText.Errors($"{JobText.Minimal}\n{addition}").ShouldContain(error =>
            error.Column == column && error.Message.Contains("slurm.memory belongs to the whole family"));

    [Fact]
    public void Load_ComparisonOfWhatIsNoNetwork_IsWarnedOf()
    {
        string maps = $"kind: laziness_map\n{JobText.Minimal}\nseeds: 2";
        JobText.Load(maps).Warnings.ShouldBeEmpty();
        JobText.Load($"{JobText.Minimal}\nseeds: 2\ncomparison: {{}}").Warnings.ShouldBeEmpty();

        JobText.Load($"{maps}\ncomparison: {{}}").Warnings.ShouldHaveSingleItem().ShouldEndWith(
            "comparison has no effect: what is compared are networks' runs, and this family has jobs of kind laziness_map, each with a "
            + "report in a folder of its own; remove it");
    }

    private static JobFamily Family(string text, params string[] overrides) =>
        JobText.Load(text, overrides).Job.ShouldBeOfType<JobFamily>();

    private static IEnumerable<string> Names(JobFamily family) => family.Members.Select(member => member.Job.Name);

    private static NetworkJob[] Members(JobFamily family) => [.. family.Members.Select(member => (NetworkJob)member.Job)];
}
