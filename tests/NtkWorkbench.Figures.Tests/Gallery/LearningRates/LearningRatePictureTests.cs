namespace NtkWorkbench.Figures.Tests;

public sealed class LearningRatePictureTests
{
    private const int Dpi = 100;

    /// <summary>Frame and text alone are black and gray; a curve a few hundred pixels long is more than this.</summary>
    private const int SeenPixels = 100;

    public static TheoryData<string> Names => [.. Figures().Select(figure => figure.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_EveryFigure_ShowsItsColours(string name)
    {
        PngPicture picture = new(new ScottPlotRenderer().Draw(Figures().Single(figure => figure.Name == name), FigureFormat.Png, Dpi));
        int colored = 0;
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
                colored += IsColored(picture[x, y]) ? 1 : 0;
        }
        colored.ShouldBeGreaterThan(SeenPixels);
    }

    private static bool IsColored(SP.Color pixel) =>
        Math.Max(pixel.R, Math.Max(pixel.G, pixel.B)) - Math.Min(pixel.R, Math.Min(pixel.G, pixel.B)) > 60;

    internal static Figure[] Figures()
    {
        var model = new QuadraticModel([2, 1], [1, 1]);
        var rule = new UpdateRule(0.2, 0.5);
        Matrix errors = QuadraticSimulation.Errors(model, QuadraticSimulation.Run(model, [0, 0], rule, 40));
        double[] target = [6, 4.5];
        (string, NormDescentPath)[] paths = [("constant", NormDescent.Run(target, [0, 0], _ => 1, 40))];
        var noise = new NoisyLeastSquares(new Matrix(1, 1, [2]), [3], 0.5);
        var draws = DrawStatistics.Collect(noise, [0], 0.02, 40, 5, new RandomStreams(1), null, null, CancellationToken.None);
        SweepCurve curve = new()
        {
            Fraction = 0.5, Losses = [1, 0.5, 0.2], Diverged = false, Collapsed = false,
            Sharpness = [new(0, 3, 4, 0, 0, 4), new(1, 3.5, 4.5, 0, 0, 4), new(2, 4, 5, 0, 0, 4)],
        };
        SweepCurve[] curves =
            [curve, curve with { Fraction = 2, Losses = [1, 3, 0.3] }, curve with { Fraction = 8, Losses = [1, 30, 1e9], Diverged = true }];
        return
        [
            ModeErrorsFigure.Build(
                [new() { Name = "job", Title = "job", SingularValues = model.SingularValues, Measured = errors, Predicted = errors }]),
            QuadraticRateFigure.Build(model, 0.5, [0.1, 0.2], [0.8, 0.75]),
            EigenvalueFigure.Build(model, rule),
            RateMapFigure.Build(model, rule),
            NormDescentFigure.BuildPaths(target, paths),
            NormDescentFigure.BuildDistances(paths, 0.01),
            InstanceNoiseFigure.Build(draws, noise.PredictMean([0], 0.02, 40), null, [1.2]),
            LearningRateFigure.Build([0, 10, 20], [0.1, 0.05, 0.01]),
            SweepFigure.Build(curves, 0.8),
            SharpnessFigure.Build(curves),
        ];
    }
}
