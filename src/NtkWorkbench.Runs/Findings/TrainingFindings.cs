namespace NtkWorkbench.Runs;

/// <summary>How training went. How it ended stands first, and of a training that did not come to its end no more is said.</summary>
internal static class TrainingFindings
{
    // A test loss this much above its lowest has lost what it had gained, and not by evaluation on few samples.
    private const double OverfittingFactor = 1.1;

    public static IEnumerable<Finding> Of(TrainingFacts facts)
    {
        MetricsRow first = facts.Rows[0], last = facts.Rows[^1];
        if (Ending(facts) is Finding ending)
            yield return ending;
        else if (last.Step == 0)
            yield return Finding.Of("training.no_step", "no step was taken",
                $"No step was taken; the training loss is {Number(first.TrainLoss)}.", ("train_loss", first.TrainLoss));
        else
        {
            (string words, (string, double)[] numbers) = Change.Of("train_loss", first.TrainLoss, last.TrainLoss);
            yield return Finding.Of("training.loss", "the run was completed", $"The training loss {words}.", numbers);
            if (last.TestLoss is double test && double.IsFinite(test))
                yield return TestLoss(facts.Rows, test);
            if (facts.BestValidation is { ValidationLoss: double lowest } best && last.ValidationLoss is double validation)
                yield return Finding.Of("training.validation_loss", "the run was completed, with validation samples",
                    $"The validation loss ended at {Number(validation)}; it was lowest at step {Count(best.Step)}, {Number(lowest)}.",
                    ("validation_loss", validation), ("step", best.Step), ("lowest_validation_loss", lowest));
            if (last.TrainAccuracy is double accuracy)
                yield return Accuracy(accuracy, last.TestAccuracy);
            if (last.ValidationAccuracy is double validated)
                yield return Finding.Of("training.validation_accuracy", "the run was completed, with classes and validation samples",
                    $"Of the validation samples it is {Percent(validated)}.", ("validation_accuracy", validated));
            if (facts.StoppedEarly is (string measure, double value, int at))
                yield return Finding.Of("training.stopped_early", "early stopping ended training before its last step",
                    $"Training was stopped early at step {Count(facts.Steps)}: its best {measure}, {Number(value)}, was that of step "
                        + $"{Count(at)}.", ("step", facts.Steps), ("best", value), ("best_step", at));
        }
        if (first.Layers.All(layer => double.IsFinite(layer.Weight)))
            yield return Gradients(first);
        if (facts.Status == RunStatus.Completed && last.Step > 0)
            yield return GradientChange(first, last, facts.TrainsAllLayers);
    }

    private static Finding? Ending(TrainingFacts facts)
    {
        double first = facts.Rows[0].TrainLoss, last = facts.Rows[^1].TrainLoss;
        return facts.Status switch
        {
            RunStatus.Diverged when facts.Divergence is Divergence divergence => Finding.Of("training.diverged",
                "a loss or gradient stopped being finite",
                $"Training diverged: {divergence}. The parameters before that step were kept as `final`.", ("step", divergence.Step)),
            RunStatus.Diverging => Finding.Of("training.diverging",
                "everything is finite, and the last training loss is above 10 × the first and above every one before it",
                $"Training is diverging: the training loss went from {Number(first)} to {Number(last)}, grew and did not come back. "
                    + "Everything is finite yet.", ("first_train_loss", first), ("last_train_loss", last)),
            RunStatus.Cancelled => Finding.Of("training.cancelled", "the run was ended from outside",
                $"The run was cancelled after {Count(facts.Steps, "step")}; what had been computed was kept.", ("steps", facts.Steps)),
            RunStatus.Completed => null,
            _ => Finding.Of("training.ended", "the run was not completed",
                $"The run {facts.Status.ToString().ToLowerInvariant()} after {Count(facts.Steps, "step")}.", ("steps", facts.Steps)),
        };
    }

    private static Finding TestLoss(IReadOnlyList<MetricsRow> rows, double test)
    {
        MetricsRow last = rows[^1];
        MetricsRow best = rows.Where(row => row.TestLoss is double loss && double.IsFinite(loss)).MinBy(row => row.TestLoss)!;
        double lowest = best.TestLoss!.Value;
        if (Number(test) == Number(lowest))
            return Finding.Of("training.test_loss_lowest", "the test loss ends at its lowest value, as printed",
                $"The test loss ended at {Number(test)}, its lowest value.", ("test_loss", test));
        (string, double)[] numbers = [("test_loss", test), ("lowest_test_loss", lowest), ("step", best.Step)];
        string end = $"The test loss ended at {Number(test)}, above its lowest value {Number(lowest)} at step {Count(best.Step)}";
        if (test <= OverfittingFactor * lowest)
            return Finding.Of("training.test_loss", "the test loss ends above its lowest value, by at most a tenth", $"{end}.", numbers);
        string losses = $"from {Number(best.TrainLoss)} to {Number(last.TrainLoss)}";
        (string, double)[] all = [.. numbers, ("train_loss_then", best.TrainLoss), ("last_train_loss", last.TrainLoss)];
        return last.TrainLoss < best.TrainLoss
            ? Finding.Of("training.overfitting", "the test loss ends above 1.1 × its lowest, and the training loss fell since",
                $"{end}, while the training loss fell {losses}: those steps fitted the training samples at the test samples' cost.", all)
            : Finding.Of("training.both_rise", "the test loss ends above 1.1 × its lowest, and the training loss did not fall since",
                $"{end}; the training loss did not fall either, {losses}: that is not overfitting.", all);
    }

    private static Finding Accuracy(double train, double? test) => test is double shown
        ? Finding.Of("training.accuracy", "the run was completed, with classes and test samples",
            $"At the end {Percent(train)} of the training samples and {Percent(shown)} of the test samples are classified rightly.",
            ("train_accuracy", train), ("test_accuracy", shown))
        : Finding.Of("training.accuracy", "the run was completed, with classes",
            $"At the end {Percent(train)} of the training samples are classified rightly.", ("train_accuracy", train));

    private static Finding Gradients(MetricsRow row)
    {
        double[] norms = [.. row.Layers.Select(layer => layer.Weight)];
        int largest = Array.IndexOf(norms, norms.Max()), smallest = Array.IndexOf(norms, norms.Min());
        return norms.Max() == norms.Min()
            ? Finding.Of("training.gradient", "before training the weights' gradients of all layers are equally large",
                $"Before training the norm of the weights' gradient is {Number(norms[0])}{(norms.Length > 1 ? " in every layer" : "")}.",
                ("norm", norms[0]))
            : Finding.Of("training.gradients", "the gradients before training are finite",
                $"Before training the weights' gradient is largest in `layers.{largest}` ({Number(norms[largest])}) and smallest in "
                    + $"`layers.{smallest}` ({Number(norms[smallest])}).", ("largest", norms[largest]), ("smallest", norms[smallest]));
    }

    private static Finding GradientChange(MetricsRow first, MetricsRow last, bool all)
    {
        (string words, (string, double)[] numbers) = Change.Of("gradient", first.GradientNorm, last.GradientNorm);
        if (all)
            return Finding.Of("training.gradient_change", "the run was completed", $"The norm of the whole gradient {words}.", numbers);
        (string trained, (string, double)[] more) = Change.Of("trained_gradient", first.TrainedGradientNorm, last.TrainedGradientNorm);
        return Finding.Of("training.gradient_change", "the run was completed, and not all layers were trained",
            $"The norm of the whole gradient {words}; that of the trained layers {trained}.", [.. numbers, .. more]);
    }
}
