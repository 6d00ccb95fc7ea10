#:project ../src/NtkWorkbench.Figures/NtkWorkbench.Figures.csproj

// Puts figures as SVG into a page of its own; the same figures go to LaTeX as PDF.
using NtkWorkbench;
using NtkWorkbench.Figures;

TrainingData data = new AbsoluteValue().Sample(80, noise: 0.02, seed: 4, range: new(-1, 1));
using Network network = Network.Create([1, 50, 1], Activation.Gelu, seed: 4);
using Linearization before = network.Linearize(data.Train.Inputs);
TrainingHistory history = network.Train(data, new() { LearningRate = 0.1, Steps = 3000 });
using Linearization after = network.Linearize(data.Train.Inputs);
Matrix points = Grid.Points(-1, 1, 400);

Figure[] figures =
[
    TrainingFigures.Loss(history, "mean squared error"),
    TrainingFigures.Fit(network, data.Train, points, new AbsoluteValue()),
    FeatureFigures.TangentKernel(before, after),
    FeatureFigures.PrincipalFeatures(points, ("initialization", before), ("trained", after)),
];
File.WriteAllText("page.html", $"""
    <!doctype html>
    <meta charset="utf-8">
    <title>|x|, learned</title>
    <h1>|x|, learned</h1>
    {string.Join('\n', figures.Select(figure => $"<figure>{figure.ToSvg()}<figcaption>{figure.Name}</figcaption></figure>"))}
    """);
foreach (Figure figure in figures)
    figure.Save($"{figure.Name}.pdf");
Console.WriteLine($"page.html: {figures.Length} figures");
