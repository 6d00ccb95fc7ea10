namespace NtkWorkbench.Runs;

/// <summary>The elbows study: does training the first layer help, how does width matter, where do the elbows go?</summary>
internal sealed class ElbowAnswers(ComparisonResults results)
{
    public IEnumerable<Answer> All()
    {
        yield return new Answer("Does training the first layer help?", [.. FirstLayer()],
            "These runs hold no pair that differs in the trained layers and the learning rate alone.");
        yield return new Answer("How does width matter?", [.. Width()], "These runs hold no two that differ in width alone.");
        yield return Answer.Of("Where do the elbows go?", Trained(TrainableLayers.All), ElbowTravel.Of);
    }

    private IEnumerable<RunGroup> Trained(TrainableLayers layers) => results.Groups.Where(group => group.Job.Training.Layers == layers);

    // Each kind of training has a rate of its own.
    private IEnumerable<Finding> FirstLayer()
    {
        static string Key(RunGroup group) => group.Without(
            job => job with { Training = job.Training with { Layers = TrainableLayers.All, LearningRate = 1 } });
        foreach ((RunGroup all, RunGroup output) in from all in Trained(TrainableLayers.All)
            join output in Trained(TrainableLayers.Output) on Key(all) equals Key(output) select (all, output))
        {
            if (Loss(all) is not Spread learned || Loss(output) is not Spread kept)
                continue;
            var told = new Telling();
            string verdict = (Ordering.Of(learned, kept), Ordering.Of(kept, learned)) switch
            {
                (Order.FewSeeds, _) => $"by {(learned.Count == 1 && kept.Count == 1 ? "one run each" : "few seeds")} "
                    + (learned.Mean < kept.Mean ? "lower with all layers" : learned.Mean > kept.Mean ? "higher with all layers" : "equal"),
                (Order.ToldApart, _) => "training the first layer helped",
                (_, Order.ToldApart) => "training the first layer did harm",
                _ => "not told apart by these seeds",
            };
            yield return told.Finding("elbows.first_layer", "a pair that differs in the trained layers and the learning rate alone",
                $"On {FunctionName(all)} at width {told.Count("width", WidthOf(all))}: test loss {told.Spread("all_layers", learned)} "
                    + $"with all layers, {told.Spread("output_layer", kept)} with the output layer alone, {verdict}.");
        }
    }

    private IEnumerable<Finding> Width() => results.Groups
        .Where(group => Loss(group) is not null)
        .GroupBy(group => (group.Job.Network.Hidden.Count, group.WithoutWidths()))
        .Select(groups => groups.OrderBy(WidthOf).ToArray())
        .Where(byWidth => byWidth.Length > 1 && byWidth[0].Job.Network.Hidden.Count > 0)
        .Select(byWidth =>
        {
            var told = new Telling();
            string list = string.Join(", ", byWidth.Select(group => $"{told.Spread("test_loss", Loss(group)!)} "
                + $"at {told.Count("width", WidthOf(group))}"));
            return told.Finding("elbows.width", "groups that differ in width alone",
                $"On {FunctionName(byWidth[0])}, training {(byWidth[0].Job.Training.Layers == TrainableLayers.All ? "all layers"
                    : "the output layer")}, the test loss by width is {list}: {Trend([.. byWidth.Select(group => Loss(group)!)])}.");
        });

    // One way where every step goes it, and survives where there are seeds to ask.
    private static string Trend(IReadOnlyList<Spread> losses)
    {
        (Spread One, Spread Next)[] steps = [.. losses.Zip(losses.Skip(1))];
        bool falls = steps.All(step => step.Next.Mean < step.One.Mean), rises = steps.All(step => step.Next.Mean > step.One.Mean);
        Order[] told = [.. steps.Select(step => falls ? Ordering.Of(step.Next, step.One) : Ordering.Of(step.One, step.Next))];
        string way = falls ? "it falls with width" : rises ? "it rises with width" : "it does not go one way";
        return told.Contains(Order.FewSeeds) ? $"{way} in these runs"
            : !falls && !rises ? way
            : told.All(order => order == Order.ToldApart) ? way : $"{way} in the mean, not told apart at every step by these seeds";
    }

    private static Spread? Loss(RunGroup group) => group.Spread(run => run.Summary.TestLoss);

    private static int WidthOf(RunGroup group) => group.Job.Network.Hidden.DefaultIfEmpty(0).First();

    private static string FunctionName(RunGroup group) =>
        group.Job.Data is FunctionDataOptions { Function: var function } ? JobContract.NameOf(function) : "the data";
}
