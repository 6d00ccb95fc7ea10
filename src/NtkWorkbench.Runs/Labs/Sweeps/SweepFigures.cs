namespace NtkWorkbench.Runs;

/// <summary>The figures of a sweep.</summary>
internal static class SweepFigures
{
    public static IReadOnlyList<RunFigure> Create(SweepResults results)
    {
        IReadOnlyList<SweepCurve> curves = SweepCurve.Of(results);
        var figures = new List<RunFigure>
        {
            new RunFigure(
                SweepFigure.Build(curves, results.PredictedOptimum / results.PredictedLimit),
                "Loss against learning rate",
                "Left: the largest loss of any step and the last, against the rate, with the predicted limit and optimum; a ring "
                    + "marks a network that became a constant. Right: the losses along training, dark for small rates."),
        };
        if (curves.Any(curve => !curve.Diverged && curve.Sharpness.Count > 0))
        {
            figures.Add(new RunFigure(
                SharpnessFigure.Build(curves),
                "Sharpness",
                "Sharpness along training in units of what each rate can bear (2/η, for momentum a multiple of it), for every "
                    + "rate that did not diverge: above 1 a rate cannot bear it. Small rates rise towards 1; large rates begin above and "
                    + $"are thrown to flatter places. Each is within {Number(results.Members.Max(member => member.SharpnessError))} of "
                    + "itself from an eigenvalue."));
        }
        return figures;
    }
}
