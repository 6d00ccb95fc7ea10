#:project ../src/NtkWorkbench.Figures/NtkWorkbench.Figures.csproj

// Trains a network of one hidden layer, and looks at the linear model that it has become.
using NtkWorkbench;
using NtkWorkbench.Figures;

TrainingData data = new PiecewiseLinear().Sample(200, noise: 0.1, seed: 1);
using Network network = Network.Create([1, 40, 1], Activation.Relu, seed: 1);
network.Train(data, new() { LearningRate = 0.02, Steps = 1000 });

using Linearization linear = network.Linearize(data.Train.Inputs);
Console.WriteLine($"effective rank {linear.Spectrum.EffectiveRank:0.00}, stable below {linear.LargestStableRate:0.0000}");
FeatureFigures.PrincipalFeatures(linear, Grid.Points(0, 1, 500)).Save("principal-features.pdf");
